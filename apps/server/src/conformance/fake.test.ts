import { createFakeServer } from '@linnet/sdk/testing'

import { conformance } from './conformance.js'
import type { World } from './world.js'

conformance(async (): Promise<World> => {
  const fake = createFakeServer()
  return {
    client: fake.createClient,
    serviceClient: fake.createServiceClient,
    promote: async (userId) => fake.promote(userId),
    advance: (ms) => fake.clock.advance(ms),
    async [Symbol.asyncDispose]() {},
  }
})

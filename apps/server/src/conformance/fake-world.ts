import { createFakeServer } from '@linnet/sdk/testing'

import type { World } from './world.js'

export async function openFake(): Promise<World> {
  const fake = createFakeServer()
  return {
    client: fake.createClient,
    serviceClient: fake.createServiceClient,
    promote: async (userId) => fake.promote(userId),
    advance: (ms) => fake.clock.advance(ms),
    async [Symbol.asyncDispose]() {},
  }
}

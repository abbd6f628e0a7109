import { createLive } from '@linnet/api'
import { expect } from 'vitest'

import { createLocalClient, createLocalServiceClient } from '../local.js'
import type { LocalInstance } from '../local/local-transport.js'
import { createLogger } from '../logger.js'
import { conformance } from './conformance.js'
import { serverWorlds } from './server-world.js'

const log = createLogger({ logLevel: 'silent' })

conformance(
  serverWorlds((_, api) => {
    const live = createLive({ api, onError: expect.unreachable })
    const closing = new AbortController()
    const instance: LocalInstance = { api, live, log, closing: closing.signal, during: (work) => work() }
    return {
      client: (settings) => createLocalClient(instance, settings),
      serviceClient: (settings) => createLocalServiceClient(instance, settings),
      async close() {
        closing.abort()
        await live.close()
      },
    }
  }),
)

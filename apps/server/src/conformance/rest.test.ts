import { createClientOver, createServiceClientOver } from '@linnet/sdk/over'

import { conformance } from './conformance.js'
import { restTransport } from './rest-transport.js'
import { serverWorlds } from './server-world.js'

conformance(
  serverWorlds((url) => ({
    client: (settings) => createClientOver(restTransport(url), settings),
    serviceClient: (settings) => createServiceClientOver(restTransport(url), settings),
  })),
)

import { createClient, createServiceClient } from '@linnet/sdk'

import { conformance } from './conformance.js'
import { serverWorlds } from './server-world.js'

conformance(
  serverWorlds((url) => ({
    client: (settings) => createClient({ url, ...settings }),
    serviceClient: (settings) => createServiceClient({ url, onDeprecated: () => undefined, ...settings }),
  })),
)

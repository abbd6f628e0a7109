import { createClient, createServiceClient } from '@linnet/sdk'

import { conformance } from './conformance.js'
import { openServer } from './server-world.js'

conformance(() =>
  openServer((url) => ({
    client: (settings) => createClient({ url, ...settings }),
    serviceClient: (settings) => createServiceClient({ url, ...settings }),
  })),
)

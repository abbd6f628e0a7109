import { readdir } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'

import type * as Release from './release.js'
import { serverWorlds } from './server-world.js'

const folder = new URL('released/', import.meta.url)
const releases = await readdir(folder)

test('each release of the client since the first is kept', () => {
  expect(releases).toContain('sdk-0.1.0.js')
})

describe.each(releases)('%s and this server', async (file) => {
  const { releaseConforms, createClient, createServiceClient }: typeof Release = await import(
    new URL(file, folder).href
  )
  releaseConforms(
    serverWorlds((url) => ({
      client: (settings) => createClient({ url, ...settings }),
      serviceClient: (settings) => createServiceClient({ url, onDeprecated: () => undefined, ...settings }),
    })),
  )
})

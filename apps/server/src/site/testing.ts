import { testApp } from '@linnet/api/testing'

import { buildApp, type AppDeps } from '../app.js'
import { createLogger } from '../logger.js'

/** A server over a fresh database, read as programs of others read it. */
export async function testSite(deps: Partial<AppDeps> = {}) {
  const api = await testApp()
  const app = await buildApp({
    api: api.api,
    log: createLogger({ logLevel: 'silent' }),
    siteUrl: 'https://linnet.example',
    ...deps,
  })
  return {
    api,
    app,
    async get(url: string, headers: Record<string, string> = {}) {
      const { statusCode: status, headers: told, body } = await app.inject({ url, headers })
      return { status, type: told['content-type'], headers: told, body }
    },
    async [Symbol.asyncDispose]() {
      await app.close()
      await api[Symbol.asyncDispose]()
    },
  }
}

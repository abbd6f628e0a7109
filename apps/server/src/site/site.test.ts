import { testApp } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { buildApp, type AppDeps } from '../app.js'
import { createLogger } from '../logger.js'

async function testSite(deps: Partial<AppDeps> = {}) {
  const api = await testApp()
  const app = await buildApp({ api: api.api, log: createLogger({ logLevel: 'silent' }), ...deps })
  return {
    app,
    async [Symbol.asyncDispose]() {
      await app.close()
      await api[Symbol.asyncDispose]()
    },
  }
}

const forged = {
  host: 'birds.example:8080',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
}

test('links begin with the address that was asked, whatever a proxy says', async () => {
  await using site = await testSite()
  const { body } = await site.app.inject({ url: '/robots.txt', headers: forged })
  expect(body).toContain('\nSitemap: http://birds.example:8080/sitemap.xml\n')
})

test('links begin with LINNET_URL where it is set', async () => {
  await using site = await testSite({ siteUrl: 'https://linnet.example' })
  const { body } = await site.app.inject({ url: '/robots.txt', headers: forged })
  expect(body).toContain('\nSitemap: https://linnet.example/sitemap.xml\n')
})

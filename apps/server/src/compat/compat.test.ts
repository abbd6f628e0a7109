import { testApp } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { buildApp } from '../app.js'
import { createLogger } from '../logger.js'

test('the older systems are nowhere unless asked for', async () => {
  await using api = await testApp()
  const app = await buildApp({ api: api.api, log: createLogger({ logLevel: 'silent' }), webDir: '/nowhere' })
  for (const url of [
    '/compat/microblog/healthcheck',
    '/compat/twitter/users/',
    '/users/',
    '/v1/micro-blog/posts',
  ]) {
    expect((await app.inject(url)).statusCode).toBe(404)
  }
  await app.close()
})

test('they are where they were asked for, and the one without sign-in is warned of', async () => {
  await using api = await testApp()
  const lines: string[] = []
  const log = createLogger({ logLevel: 'warn' }, { write: (line) => lines.push(line) })
  const compatPrefixes = { microblog: '/old/blog', twitter: '/old/twitter' }
  const app = await buildApp({ api: api.api, log, compatPrefixes })
  expect((await app.inject('/old/blog/healthcheck')).body).toBe('Good.')
  const users = await app.inject('/old/twitter/users')
  expect([users.statusCode, users.headers['cache-control']]).toEqual([200, 'no-store'])
  expect((await app.inject('/compat/twitter/users')).headers['content-type']).not.toContain('json')
  expect(lines).toEqual([expect.stringContaining('ask nobody who they are')])
  await app.close()
})

test('another site cannot make a browser call them', async () => {
  await using api = await testApp()
  const log = createLogger({ logLevel: 'silent' })
  const app = await buildApp({ api: api.api, log, compatPrefixes: { twitter: '/compat/twitter' } })
  const answer = await app.inject({
    method: 'POST',
    url: '/compat/twitter/users/',
    headers: { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
    payload: { email: 'x@y', password: 'z' },
  })
  expect(answer.statusCode).toBe(403)
  await app.close()
})

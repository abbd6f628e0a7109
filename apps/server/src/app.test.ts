import { connect as connectSocket } from 'node:net'
import { Writable } from 'node:stream'
import { testApp, testPassword } from '@linnet/api/testing'
import { connect } from '@linnet/db'
import { expect, test } from 'vitest'

import { buildApp } from './app.js'
import { createLogger } from './logger.js'

/** The server over a fresh database, with everything that it logged. */
async function testServer({
  logLevel = 'silent',
  siteUrl,
}: { logLevel?: 'silent' | 'info'; siteUrl?: string } = {}) {
  const api = await testApp()
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  let draining = false
  const app = await buildApp({
    api: api.api,
    log: createLogger({ logLevel }, sink),
    isDraining: () => draining,
    siteUrl,
  })
  return {
    api,
    app,
    lines,
    drain: () => {
      draining = true
    },
    async [Symbol.asyncDispose]() {
      await app.close()
      await api[Symbol.asyncDispose]()
    },
  }
}

const json = { 'content-type': 'application/json' }

test.each([
  '/assets/gone.js',
  '/assets/gone',
  '/assets',
  '/favicon.png',
  '/assets/..%2f..%2fpackage.json',
  '/trpc',
  '/trpc/a/b',
  '/%2e%2e/x.txt',
])('there is nothing at %s', async (url) => {
  await using server = await testServer()
  const { statusCode, body } = await server.app.inject({ url })
  expect(body).not.toContain('"name"')
  expect([statusCode, JSON.parse(body)]).toEqual([
    404,
    { error: { reason: 'ProcedureNotFound', message: expect.any(String), requestId: expect.any(String) } },
  ])
})

test('every answer has the security headers and its request id', async () => {
  await using server = await testServer()
  for (const url of ['/', '/livez', '/trpc/posts.list?input={}', '/gone.txt']) {
    const { headers } = await server.app.inject({ url, headers: { 'x-request-id': 'mine' } })
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers['content-security-policy']).toBe(
      "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';" +
        "object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    )
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('strict-transport-security')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  }
})

test.each<[string, object, number, string]>([
  ['PUT', { method: 'PUT', url: '/trpc/auth.login' }, 405, 'MethodNotAllowed'],
  ['TRACE', { method: 'TRACE', url: '/' }, 405, 'MethodNotAllowed'],
  ['a bad host', { url: '/livez', headers: { host: 'a b' } }, 400, 'ValidationFailed'],
  ['a host of brackets', { url: '/livez', headers: { host: '[' } }, 400, 'ValidationFailed'],
  ['a port too high', { url: '/livez', headers: { host: 'x:99999' } }, 400, 'ValidationFailed'],
  [
    'multipart',
    { headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x--' },
    415,
    'UnsupportedMediaType',
  ],
  [
    'a form',
    { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'a=1' },
    415,
    'UnsupportedMediaType',
  ],
  ['plain text', { headers: { 'content-type': 'text/plain' }, payload: '{}' }, 415, 'UnsupportedMediaType'],
  [
    'JSON by another name',
    { headers: { 'content-type': 'application/jsonx' }, payload: '{}' },
    415,
    'UnsupportedMediaType',
  ],
  ['too much', { headers: json, payload: `"${'x'.repeat(101 * 1024)}"` }, 413, 'PayloadTooLarge'],
  [
    'another site',
    { headers: { ...json, origin: 'https://evil.example' }, payload: '{}' },
    403,
    'NotAllowed',
  ],
  [
    'a site with a like name',
    { headers: { ...json, host: 'linnet.test', origin: 'http://linnet.test.evil.example' }, payload: '{}' },
    403,
    'NotAllowed',
  ],
  ['no site', { headers: { ...json, origin: 'null' }, payload: '{}' }, 403, 'NotAllowed'],
  [
    'a site that the browser names',
    { headers: { ...json, 'sec-fetch-site': 'cross-site' }, payload: '{}' },
    403,
    'NotAllowed',
  ],
])('%s is turned away before any procedure', async (_, request, status, reason) => {
  await using server = await testServer()
  const answer = await server.app.inject({ method: 'POST', url: '/trpc/auth.logoutAll', ...request })
  expect([answer.statusCode, answer.json().error.reason]).toEqual([status, reason])
})

test('a request of the page itself is let in', async () => {
  await using server = await testServer()
  const answer = await server.app.inject({
    method: 'POST',
    url: '/trpc/auth.login',
    headers: { ...json, host: 'linnet.test', origin: 'http://linnet.test', 'sec-fetch-site': 'same-origin' },
    payload: { identifier: 'nobody', password: 'nothing here' },
  })
  expect([answer.statusCode, answer.json().error.data.reason]).toEqual([401, 'BadCredentials'])
})

test('an answer is never streamed, so that its status tells the truth', async () => {
  await using server = await testServer()
  const answer = await server.app.inject({
    url: '/trpc/posts.byId?batch=1&input={"0":{"postId":1}}',
    headers: { 'trpc-accept': 'application/jsonl' },
  })
  expect([answer.statusCode, answer.json()[0].error.data.reason]).toEqual([404, 'PostNotFound'])
})

test('a hundred who ask at once whether it is ready are one question to the database', async () => {
  await using server = await testServer()
  let statements = 0
  server.api.db.on('query', () => (statements += 1))
  const asked = Array.from({ length: 100 }, () => server.app.inject({ url: '/readyz' }))
  const answers = await Promise.all(asked)
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  expect(statements).toBe(1)
})

test('a call that takes another token says so', async () => {
  await using server = await testServer()
  const challengeOf = async (headers: Record<string, string> = {}) =>
    (await server.app.inject({ url: '/trpc/auth.me', headers })).headers['www-authenticate']
  expect(await challengeOf()).toBe('Bearer realm="linnet"')
  expect(await challengeOf({ authorization: 'Bearer nonsense' })).toBe(
    'Bearer realm="linnet", error="invalid_token"',
  )
  const { headers } = await server.app.inject({ url: '/trpc/posts.list?input={}' })
  expect(headers).not.toHaveProperty('www-authenticate')
})

test('a site that is known by https says that it is nowhere else', async () => {
  await using server = await testServer({ siteUrl: 'https://linnet.example' })
  const { headers } = await server.app.inject({ url: '/livez' })
  expect(headers['strict-transport-security']).toBe('max-age=31536000')
})

test('it is ready while the database answers, and alive anyway', async () => {
  await using server = await testServer()
  const statusOf = async (url: string) => (await server.app.inject({ url })).statusCode
  expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 200])
  server.drain()
  expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 503])
})

test('without a database it says so, with a reason and not for ever', async () => {
  const db = connect({ url: 'postgres://linnet@127.0.0.1:9/linnet' })
  await using server = await testServer()
  const app = await buildApp({ api: { ...server.api.api, db }, log: createLogger({ logLevel: 'silent' }) })
  const ready = await app.inject({ url: '/readyz' })
  expect([ready.statusCode, ready.json().error.reason]).toEqual([503, 'DatabaseUnavailable'])
  const list = await app.inject({ url: '/trpc/posts.list?input={}' })
  expect([list.statusCode, list.json().error.data.reason]).toEqual([503, 'DatabaseUnavailable'])
  await app.close()
  await db.destroy()
})

test('a slow body is cut', async () => {
  await using server = await testServer()
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const address = server.app.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('not listening')
  const socket = connectSocket(address.port, '127.0.0.1')
  socket.write(
    'POST /trpc/auth.login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{',
  )
  const answer = await new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += String(chunk)
    })
    socket.on('close', () => resolve(text))
  })
  expect(answer).toMatch(/^HTTP\/1.1 408 /)
}, 20_000)

test('somebody who connects and says nothing does not hold up the stop', async () => {
  await using server = await testServer()
  const { port } = new URL(await server.app.listen({ port: 0, host: '127.0.0.1' }))
  const socket = connectSocket(Number(port), '127.0.0.1')
  const ended = new Promise<boolean>((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => socket.on('connect', resolve))
  await server.app.close()
  expect(await ended).toBe(false)
}, 20_000)

test('the log has a line a request, and no word of anybody', async () => {
  await using server = await testServer({ logLevel: 'info' })
  const { app } = server
  const password = 'canary-password-7531'
  const registered = await app.inject({
    method: 'POST',
    url: '/trpc/auth.register',
    headers: json,
    payload: { handle: 'ann', email: 'canary@example.com', password },
  })
  const grant = registered.json().result.data
  const headers = { ...json, authorization: `Bearer ${grant.accessToken}` }
  const content = 'canary content'
  await app.inject({ method: 'POST', url: '/trpc/posts.create', headers, payload: { content } })
  await app.inject({
    url: `/trpc/posts.list?input=${encodeURIComponent('{"author":"canary_author"}')}`,
    headers,
  })
  await app.inject({
    method: 'POST',
    url: '/trpc/auth.refresh',
    headers: json,
    payload: { refreshToken: grant.refreshToken },
  })
  await server.api.db.raw('alter table posts rename to lost')
  await app.inject({ method: 'POST', url: '/trpc/posts.create', headers, payload: { content } })
  await server.api.db.raw('alter table lost rename to posts')

  const log = server.lines.join('')
  const requests = server.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request')
  expect(requests.map(({ method, path, status }) => [method, path, status])).toEqual([
    ['POST', '/trpc/auth.register', 200],
    ['POST', '/trpc/posts.create', 200],
    ['GET', '/trpc/posts.list', 200],
    ['POST', '/trpc/auth.refresh', 200],
    ['POST', '/trpc/posts.create', 500],
  ])
  expect(log).toContain('A procedure failed.')
  for (const secret of [
    password,
    'canary',
    testPassword,
    grant.accessToken,
    ...grant.refreshToken.split('.'),
  ]) {
    expect(log).not.toContain(secret)
  }
})

import { listProcedures } from '@linnet/api'
import { testPassword } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { testServer, type Method } from './testing.js'

test('every procedure has a route of its own, and says who may call it', () => {
  const routes = listProcedures().map(({ meta }) => `${meta.route?.method} ${meta.route?.path}`)
  expect(routes).not.toContain('undefined undefined')
  expect(new Set(routes).size).toBe(routes.length)
})

test('a program without TypeScript signs up, posts, likes, pages, edits, hides and deletes', async () => {
  await using server = await testServer()
  const { call } = server
  const account = { handle: 'ann', email: 'ann@example.com', password: testPassword }
  expect(await call('POST', '/users', { body: account })).toMatchObject({
    status: 201,
    body: { user: { handle: 'ann' } },
  })
  const session = await call('POST', '/sessions', { body: { identifier: 'ann', password: testPassword } })
  expect(session.status).toBe(201)
  const token: string = session.body.accessToken

  const first = await call('POST', '/posts', { token, body: { content: 'first' } })
  expect(first).toMatchObject({
    status: 201,
    type: expect.stringContaining('application/json'),
    body: { content: 'first' },
  })
  const path = `/posts/${first.body.id}`
  expect(first.headers.location).toBe(`/api/v1${path}`)
  await call('POST', '/posts', { token, body: { content: 'second' } })
  expect(await call('PUT', `${path}/like`, { token })).toMatchObject({
    status: 200,
    body: { liked: true, likeCount: 1 },
  })

  const page = await call('GET', '/posts?limit=1')
  expect(page).toMatchObject({ status: 200, body: { items: [{ content: 'second' }] } })
  const link = `/posts?limit=1&cursor=${page.body.nextCursor}`
  expect(page.headers.link).toBe(`</api/v1${link}>; rel="next"`)
  const next = await call('GET', link)
  expect(next.body).toMatchObject({ items: [{ content: 'first', likeCount: 1 }], nextCursor: null })

  expect(await call('PATCH', path, { token, body: { content: 'edited' } })).toMatchObject({
    body: { content: 'edited' },
  })
  expect(await call('POST', `${path}/hide`, { token })).toMatchObject({
    status: 200,
    body: { visible: false },
  })
  expect((await call('GET', path)).status).toBe(404)
  expect(await call('DELETE', path, { token })).toMatchObject({
    status: 204,
    type: undefined,
    body: undefined,
  })
  expect((await call('GET', path, { token })).status).toBe(404)
  expect((await call('DELETE', '/sessions/current', { token })).status).toBe(204)
  expect((await call('GET', '/me', { token })).body.reason).toBe('SessionEnded')
})

test.each<[string, Method, string, { body?: object | string }, number, string]>([
  ['nobody', 'GET', '/me', {}, 401, 'NotSignedIn'],
  ['a post that is not there', 'GET', '/posts/999', {}, 404, 'PostNotFound'],
  ['a route that is not there', 'GET', '/nothing', {}, 404, 'ProcedureNotFound'],
  ['an id of letters', 'GET', '/posts/abc', {}, 400, 'ValidationFailed'],
  ['an id too large', 'GET', '/posts/99999999999', {}, 400, 'ValidationFailed'],
  ['a limit too large', 'GET', '/posts?limit=101', {}, 400, 'ValidationFailed'],
  ['an unknown field', 'GET', '/posts?order=random()', {}, 400, 'ValidationFailed'],
  ['half a JSON', 'POST', '/sessions', { body: '{"identifier":' }, 400, 'ValidationFailed'],
  ['an array', 'POST', '/sessions', { body: '[]' }, 400, 'ValidationFailed'],
  [
    'a wrong password',
    'POST',
    '/sessions',
    { body: { identifier: 'ann', password: 'wrong' } },
    401,
    'BadCredentials',
  ],
  [
    'a body of 200 kB',
    'POST',
    '/sessions',
    { body: { identifier: 'x'.repeat(200_000) } },
    413,
    'PayloadTooLarge',
  ],
])('%s is answered with a problem document', async (_, method, path, options, status, reason) => {
  await using server = await testServer()
  const answer = await server.call(method, path, options)
  expect(answer).toMatchObject({
    status,
    type: expect.stringContaining('application/problem+json'),
    body: {
      type: `urn:linnet:${reason}`,
      title: expect.any(String),
      status,
      reason,
      requestId: expect.any(String),
    },
  })
})

test('a public answer that has not changed is not sent again, and a private one is not kept', async () => {
  await using server = await testServer()
  const ann = await server.api.user('ann')
  await server.api.post(ann, 'hello')
  const first = await server.call('GET', '/posts')
  expect(first.headers['cache-control']).toBe('public, no-cache')
  const etag = String(first.headers.etag)
  expect(await server.call('GET', '/posts', { headers: { 'if-none-match': etag } })).toMatchObject({
    status: 304,
    body: undefined,
  })
  await server.api.post(ann, 'news')
  expect(await server.call('GET', '/posts', { headers: { 'if-none-match': etag } })).toMatchObject({
    status: 200,
  })
  const mine = await server.call('GET', '/posts', { token: ann.accessToken })
  expect(mine.headers['cache-control']).toBe('private, no-store')
})

test('pages of the sites that the operator names may read an answer, and caches keep them apart', async () => {
  const origins = ['https://app.example', 'http://localhost:5173']
  await using server = await testServer({ origins })
  const asked = async (url: string, origin?: string) =>
    (await server.app.inject({ url, headers: { ...(origin !== undefined && { origin }) } })).headers
  const others = [
    'https://evil.example',
    'null',
    'https://app.example.evil',
    'https://evil-app.example',
    'http://app.example',
    'https://app.example:444',
    'https://localhost:5173',
  ]
  for (const url of ['/api/v1/posts', '/api/v1/posts/999', '/trpc/posts.list?input={}', '/']) {
    for (const origin of origins) {
      expect(await asked(url, origin)).toMatchObject({ 'access-control-allow-origin': origin })
    }
    for (const origin of others) {
      expect(await asked(url, origin)).not.toHaveProperty('access-control-allow-origin')
    }
    for (const origin of [...origins, ...others, undefined]) {
      const headers = await asked(url, origin)
      expect(String(headers.vary).toLowerCase().split(', ')).toContain('origin')
      expect(headers).not.toHaveProperty('access-control-allow-credentials')
    }
  }
  expect((await asked('/api/v1/posts')).vary).toBe('Origin, authorization, linnet-page-of')
  expect((await asked('/')).vary).toContain('Origin, cookie, accept-language')
})

test('what is made says where it is', async () => {
  await using server = await testServer()
  const { call } = server
  const { accessToken: token } = await server.api.user('root', { role: 'admin' })
  const account = { handle: 'ann', email: 'ann@example.com', password: testPassword }
  const made = [
    await call('POST', '/users', { body: account }),
    await call('POST', '/sessions', { body: { identifier: 'ann', password: testPassword } }),
    await call('POST', '/admin/posts', { token, body: { content: 'hello' } }),
  ]
  expect(made.map(({ status, headers }) => `${status} ${String(headers.location)}`)).toEqual([
    '201 /api/v1/users/2',
    '201 /api/v1/sessions/current',
    '201 /api/v1/admin/posts/1',
  ])
  for (const { headers } of made) {
    const path = String(headers.location).replace('/api/v1', '')
    expect((await call('GET', path, { token })).status).not.toBe(404)
  }
})

test('a read is asked for its head, a route for what may be done to it', async () => {
  await using server = await testServer()
  const { id } = await server.api.post(await server.api.user('ann'), 'hello')
  const whole = await server.call('GET', `/posts/${id}`)
  const head = await server.call('HEAD', `/posts/${id}`)
  expect(head).toMatchObject({ status: 200, body: undefined })
  expect([head.headers.etag, head.headers['content-length']]).toEqual([
    whole.headers.etag,
    whole.headers['content-length'],
  ])
  expect(await server.call('OPTIONS', `/posts/${id}`)).toMatchObject({
    status: 204,
    headers: { allow: 'GET, HEAD, PATCH, DELETE, OPTIONS' },
  })
})

test('an empty body of JSON is none', async () => {
  await using server = await testServer()
  const { accessToken: token } = await server.api.user('ann')
  expect((await server.call('DELETE', '/sessions/current', { token, body: '' })).status).toBe(204)
})

test('401 says how to sign in, and 503 when to come back', async () => {
  await using server = await testServer()
  const bearer = 'Bearer realm="linnet"'
  const asked = async (path: string, token?: string) =>
    (await server.call('GET', path, { token })).headers['www-authenticate']
  expect(await asked('/me')).toBe(bearer)
  expect(await asked('/me', 'nonsense')).toBe(`${bearer}, error="invalid_token"`)
  const admin = await server.api.user('root', { role: 'admin' })
  const { headers } = await server.call('POST', '/service/posts', {
    token: await server.api.service(admin, ['posts:read']),
    body: { authorId: admin.id, content: 'no' },
  })
  expect(headers['www-authenticate']).toBe(`${bearer}, error="insufficient_scope"`)
  const body = { identifier: 'nobody', password: testPassword }
  const flood = await Promise.all(
    Array.from({ length: 80 }, () => server.call('POST', '/sessions', { body })),
  )
  const busy = flood.find(({ status }) => status === 503)
  expect([busy?.body.reason, busy?.headers['retry-after']]).toEqual(['Busy', '1'])
})

test('a problem names the fields', async () => {
  await using server = await testServer()
  const { body } = await server.call('POST', '/users', {
    body: { handle: 'a', email: 'x', password: 'short' },
  })
  expect(body.issues.map(({ path }: { path: string[] }) => path)).toEqual([
    ['handle'],
    ['email'],
    ['password'],
  ])
})

test('a failure that nobody expected tells nothing', async () => {
  await using server = await testServer()
  await server.api.db.raw('alter table likes rename to lost')
  const ann = server.api.anyone()
  await expect(ann.posts.byId({ postId: 1 })).rejects.toThrow()
  await server.api.db.raw('alter table users rename to gone')
  const { status, body } = await server.call('GET', '/users')
  expect([status, body.reason]).toEqual([500, 'Internal'])
  expect(JSON.stringify(body)).not.toMatch(/select|users|relation/)
})

test('reading numbers out of a query leaves the typed API as strict as it was', async () => {
  await using server = await testServer()
  const ann = await server.api.user('ann')
  const { id } = await server.api.post(ann, 'hello')
  expect((await server.call('GET', `/posts/${id}`)).status).toBe(200)
  const typed = await server.api
    .anyone()
    .posts.byId(JSON.parse(`{"postId":"${id}"}`))
    .catch((error: unknown) => error)
  expect(typed).toMatchObject({ code: 'BAD_REQUEST' })
})

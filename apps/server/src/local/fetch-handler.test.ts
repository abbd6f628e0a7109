import { createClient } from '@linnet/sdk'
import { expect, test } from 'vitest'

import { fetchHandler, type FetchSettings } from '../local.js'
import { listenTo } from '../plugins/live-testing.js'
import { until } from '../testing.js'
import { account, testInstance } from './testing.js'

const origin = 'http://example.test'

/** Linnet below /social of a server that is nothing but `fetch`. */
async function mounted(settings: FetchSettings = {}) {
  const local = await testInstance()
  const handle = fetchHandler(local.instance, { basePath: '/social', ...settings })
  const url = `${origin}/social`
  const send = (path: string, init?: RequestInit) => handle(new Request(url + path, init))
  const client = () =>
    createClient({ url, fetch: async (input, init) => handle(new Request(input, init)), retries: 0 })
  return { ...local, handle, url, send, client, [Symbol.asyncDispose]: local[Symbol.asyncDispose] }
}

const json = { 'content-type': 'application/json' }

test('the client signs up, posts, reads and follows live through a handler', async () => {
  await using server = await mounted()
  const linnet = server.client()
  await linnet.auth.register(account('ann'))
  using heard = listenTo(linnet)
  await heard.opened()
  await linnet.posts.create({ content: 'Hello!' })
  await until(() => heard.events.length > 0)
  expect(heard.events).toMatchObject([{ type: 'post.created', post: { content: 'Hello!' } }])
  expect((await linnet.posts.list()).items).toMatchObject([{ content: 'Hello!' }])
  await expect(linnet.posts.byId({ postId: 404 })).rejects.toMatchObject({
    reason: 'PostNotFound',
    status: 404,
  })
})

test('addresses in answers have the base path, and nothing is served outside of it', async () => {
  await using server = await mounted()
  const linnet = server.client()
  const { accessToken } = await linnet.auth.register(account('ann'))
  const headers = { ...json, authorization: `Bearer ${accessToken}` }
  for (const content of ['one', 'two']) {
    const made = await server.send('/api/v1/posts', {
      method: 'POST',
      headers,
      body: JSON.stringify({ content }),
    })
    const { id }: { id: number } = await made.json()
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`/social/api/v1/posts/${id}`)
    expect((await server.handle(new Request(origin + made.headers.get('location')))).status).toBe(200)
  }
  const list = await server.send('/api/v1/posts?limit=1')
  const next = /^<(.*)>; rel="next"$/.exec(list.headers.get('link') ?? '')?.[1] ?? ''
  expect(next).toMatch(/^\/social\/api\/v1\/posts\?limit=1&cursor=/)
  expect(await (await server.handle(new Request(origin + next))).json()).toMatchObject({
    items: [{ content: 'one' }],
  })
  expect(await (await server.send('/openapi.json')).json()).toMatchObject({
    servers: [{ url: '/social/api/v1' }],
  })
  expect(await (await server.send('/docs')).text()).not.toMatch(/(href|src)="\//)
  expect((await server.send('/docs/')).headers.get('location')).toBe('/social/docs')

  for (const path of ['/api/v1/posts', '/livez', '/socialite/livez', '/', '/social/../livez']) {
    expect((await server.handle(new Request(origin + path))).status).toBe(404)
  }
})

test('HEAD, 204, 304 and failures come through, with the headers of a server', async () => {
  await using server = await mounted()
  const read = await server.send('/api/v1/posts')
  expect(read.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(read.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  expect(read.headers.get('connection')).toBeNull()
  expect(await read.json()).toEqual({ items: [], nextCursor: null })

  const head = await server.send('/api/v1/posts', { method: 'HEAD' })
  expect([head.status, head.body, head.headers.get('content-length')]).toEqual([200, null, '30'])
  const etag = read.headers.get('etag') ?? ''
  const same = await server.send('/api/v1/posts', { headers: { 'if-none-match': etag } })
  expect([same.status, same.body]).toEqual([304, null])
  const options = await server.send('/api/v1/posts', { method: 'OPTIONS' })
  expect([options.status, options.body]).toEqual([204, null])

  const big = JSON.stringify({ content: 'x'.repeat(120_000) })
  const refusals: [string, RequestInit, number, string][] = [
    ['/api/v1/posts/404', {}, 404, 'PostNotFound'],
    ['/api/v1/posts', { method: 'PROPFIND' }, 405, 'MethodNotAllowed'],
    ['/api/v1/posts', { method: 'POST', headers: json, body: '{' }, 400, 'ValidationFailed'],
    [
      '/api/v1/posts',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' },
      415,
      'UnsupportedMediaType',
    ],
    ['/api/v1/posts', { method: 'POST', headers: json, body: big }, 413, 'PayloadTooLarge'],
    [
      '/api/v1/posts',
      { method: 'POST', headers: { ...json, origin: 'http://evil.test' }, body: '{}' },
      403,
      'NotAllowed',
    ],
  ]
  for (const [path, init, status, reason] of refusals) {
    const refused = await server.send(path, init)
    expect(await refused.json()).toMatchObject({ reason })
    expect(refused.status).toBe(status)
  }
})

test('a body is read no further than it may be long', async () => {
  await using server = await mounted()
  let sent = 0
  let isCancelled = false
  const body = new ReadableStream({
    async pull(controller) {
      await new Promise((later) => setImmediate(later))
      sent += 1000
      controller.enqueue(new Uint8Array(1000).fill(32))
    },
    cancel() {
      isCancelled = true
    },
  })
  const init = { method: 'POST', headers: json, body, duplex: 'half' }
  expect((await server.send('/api/v1/posts', init)).status).toBe(413)
  await until(() => isCancelled)
  expect(sent).toBeLessThan(300_000)
})

test('a stream ends with its signal, with its reader and with the instance', async () => {
  await using server = await mounted()
  const { live } = server.instance
  const aborting = new AbortController()
  const opened = () => server.send('/api/v1/events', { signal: aborting.signal })
  const [one, two, three] = await Promise.all([
    opened(),
    server.send('/api/v1/events'),
    server.send('/api/v1/events'),
  ])
  const readers = [one, two, three].map(({ body }) => body?.getReader())
  for (const reader of readers) await reader?.read()
  await until(() => live.waiting() === 3)
  await readers[1]?.cancel()
  await until(() => live.waiting() === 2)
  aborting.abort()
  await until(() => live.waiting() === 1)
  await server.instance.close()
  await until(async () => (await readers[2]?.read().catch(() => ({ done: true })))?.done)
  const late = await server.send('/api/v1/posts')
  expect([late.status, late.headers.get('retry-after')]).toEqual([503, '1'])
})

test('whoever has gone before the answer holds nothing open', async () => {
  await using server = await mounted()
  const gone = await server.send('/api/v1/events', { signal: AbortSignal.abort() })
  await expect(gone.text()).rejects.toThrow()
  const breaking = new ReadableStream({ start: (controller) => controller.error(new Error('gone')) })
  const init = { method: 'POST', headers: json, body: breaking, duplex: 'half' }
  expect((await server.send('/api/v1/posts', init)).status).toBe(499)
  await server.instance.close()
})

test('timelines are counted by the address that the server around it tells of, and by no header', async () => {
  await using server = await mounted({
    address: (request) => request.headers.get('fly-client-ip') ?? undefined,
  })
  const open = async (headers: Record<string, string>) =>
    (await server.send('/api/v1/events', { headers })).status
  const known = { 'fly-client-ip': '203.0.113.7' }
  for (let seat = 0; seat < 20; seat += 1) expect(await open(known)).toBe(200)
  expect(await open(known)).toBe(429)
  expect(await open({ 'x-forwarded-for': '203.0.113.7' })).toBe(200)
})

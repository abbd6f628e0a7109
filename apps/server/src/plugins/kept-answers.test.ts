import { connect } from 'node:net'
import { defaultRateLimits } from '@linnet/api'
import { testApp } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { buildApp, type AppDeps } from '../app.js'
import { createLogger } from '../logger.js'
import { until } from '../testing.js'

type Api = Awaited<ReturnType<typeof testApp>>

async function serverOver({ api }: Api, deps: Partial<AppDeps> = {}) {
  const app = await buildApp({ api, log: createLogger({ logLevel: 'silent' }), ...deps })
  return {
    async get(url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') {
      const answer = await app.inject({ url, remoteAddress, headers: { host: 'linnet.test', ...headers } })
      return { status: answer.statusCode, headers: answer.headers, body: answer.body }
    },
    [Symbol.asyncDispose]: () => app.close(),
  }
}

/** Two servers over one database that keep answers, and one that makes each anew. */
async function servers(options: Parameters<typeof testApp>[0] = {}) {
  const api = await testApp(options)
  const all = [
    await serverOver(api),
    await serverOver(api),
    await serverOver(api, { keepsAnswers: false }),
  ] as const
  return {
    api,
    here: all[0],
    there: all[1],
    anew: all[2],
    async [Symbol.asyncDispose]() {
      for (const server of all) await server[Symbol.asyncDispose]()
      await api[Symbol.asyncDispose]()
    },
  }
}

function readingsOf(postId: number, userId: number) {
  const input = encodeURIComponent(JSON.stringify({ 0: {}, 1: { postId } }))
  return [
    '/trpc/posts.list?input=%7B%7D',
    `/trpc/posts.list,posts.thread?batch=1&input=${input}`,
    `/trpc/users.byHandle?input=${encodeURIComponent('{"handle":"ann"}')}`,
    '/api/v1/posts',
    `/api/v1/posts/${postId}`,
    `/api/v1/posts/${postId}/thread`,
    `/api/v1/posts/${postId}/history`,
    `/api/v1/posts/${postId}/likers`,
    `/api/v1/users/${userId}/posts`,
    `/api/v1/users/${userId}/liked-posts`,
    '/api/v1/users/by-handle/ann',
    '/api/v1/users',
    '/api/v1/instance',
    '/',
    `/posts/${postId}`,
    '/@ann',
    '/@ann/likes',
  ]
}

/** What each page says by itself of the moment that it was made. */
function withoutMoment(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/(\\?"(?:now|dataUpdatedAt|dehydratedAt)\\?":)\d+/g, '$10')
}

test('an answer that is kept is the one that would be made, byte for byte, and says the same', async () => {
  await using all = await servers()
  const ann = await all.api.user('ann')
  const post = await all.api.post(ann, 'A goldfinch & friends')
  await all.api.post(ann, 'and a reply', post.id)
  const own = /^(?:date|connection|x-request-id|content-length|transfer-encoding|etag)$/
  const said = (from: object) => Object.fromEntries(Object.entries(from).filter(([name]) => !own.test(name)))
  for (const url of readingsOf(post.id, ann.id)) {
    const [made, kept, anew] = [await all.here.get(url), await all.here.get(url), await all.anew.get(url)]
    expect([url, made.status, kept.body]).toEqual([url, 200, made.body])
    expect(withoutMoment(kept.body)).toBe(withoutMoment(anew.body))
    expect([url, said(kept.headers)]).toEqual([url, said(anew.headers)])
    expect(kept.headers['cache-control']).toBe('public, no-cache')
    expect(kept.headers['x-request-id']).not.toBe(made.headers['x-request-id'])

    const packed = { 'accept-encoding': 'gzip' }
    const [packing, ready] = [await all.here.get(url, packed), await all.here.get(url, packed)]
    expect([url, ready.body, said(ready.headers)]).toEqual([url, packing.body, said(packing.headers)])
  }
})

test('what anybody writes anywhere is in the next answer of every server', async () => {
  await using all = await servers()
  const { api } = all
  const [ann, bob] = [await api.user('ann'), await api.user('bob')]
  const admin = await api.user('root', { role: 'admin' })
  const post = await api.post(ann, 'first')
  const urls = readingsOf(post.id, ann.id)
  const read = async () => {
    const texts: string[] = []
    for (const url of urls) {
      const [here, there, anew] = [await all.here.get(url), await all.there.get(url), await all.anew.get(url)]
      expect([url, here.status]).toEqual([url, anew.status])
      expect([url, withoutMoment(here.body)]).toEqual([url, withoutMoment(anew.body)])
      expect([url, withoutMoment(there.body)]).toEqual([url, withoutMoment(anew.body)])
      texts.push(withoutMoment(here.body))
    }
    return texts.join('\n')
  }
  const writes = [
    () => api.as(bob).posts.like({ postId: post.id }),
    () => api.as(bob).posts.unlike({ postId: post.id }),
    () => api.as(ann).posts.update({ postId: post.id, content: 'second' }),
    () => api.post(bob, 'a reply', post.id),
    () => api.as(ann).users.updateProfile({ displayName: 'Ann of the hedge' }),
    () => api.as(ann).users.updateProfile({ bio: 'Sings.' }),
    () => api.as(admin).admin.settings.update({ name: 'Hedge' }),
    () => api.user('cat'),
    () => api.as(ann).posts.hide({ postId: post.id }),
    () => api.as(ann).posts.show({ postId: post.id }),
    () => api.as(ann).posts.delete({ postId: post.id }),
    () => api.as(ann).posts.restore({ postId: post.id }),
    () => api.as(admin).admin.users.suspend({ userId: bob.id }),
    () => api.as(admin).admin.users.unsuspend({ userId: bob.id }),
    () => api.as(admin).admin.posts.purge({ postId: post.id }),
    () => api.as(ann).account.delete({ password: 'correct horse battery' }),
  ]
  let before = await read()
  for (const write of writes) {
    await write()
    const after = await read()
    expect(after === before).toBe(false)
    before = after
  }
})

test('of those who ask alike at once one has the answer made', async () => {
  const calls: string[] = []
  await using all = await servers({ observer: { onCall: ({ path }) => void calls.push(path) } })
  const ann = await all.api.user('ann')
  await all.api.post(ann, 'hello')
  calls.length = 0
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => all.here.get('/trpc/posts.list?input={}')),
  )
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  expect(calls).toEqual(['posts.list'])
})

test('who has an answer made and cannot be sent it yet keeps nobody else waiting', async () => {
  const calls: string[] = []
  const api = await testApp({ observer: { onCall: ({ path }) => void calls.push(path) } })
  const app = await buildApp({ api: api.api, log: createLogger({ logLevel: 'silent' }) })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  // As if somebody took nothing of what they are sent.
  app.server.once('connection', (socket) => {
    socket.write = () => false
  })
  const unreading = connect(Number(new URL(url).port), '127.0.0.1')
  let told = ''
  unreading.on('data', (chunk) => (told += String(chunk)))
  unreading.write('GET /api/v1/instance HTTP/1.1\r\nHost: x\r\n\r\n')
  await until(() => calls.includes('instance.read'))
  const { statusCode } = await app.inject({ url: '/api/v1/instance', headers: { host: 'x' } })
  expect([statusCode, calls.length, told]).toEqual([200, 1, ''])
  unreading.destroy()
  await app.close()
  await api[Symbol.asyncDispose]()
})

test('what is made for somebody is kept for nobody, nor is what somebody may not see', async () => {
  await using all = await servers()
  const ann = await all.api.user('ann')
  const { id } = await all.api.post(ann, 'a canary')
  await all.api.as(ann).posts.hide({ postId: id })
  const authorization = `Bearer ${ann.accessToken}`
  const cookie = `linnet-session=${ann.refreshToken}`
  for (const url of ['/trpc/posts.list?input={}', '/api/v1/posts', `/api/v1/posts/${id}`]) {
    const mine = await all.here.get(url, { authorization })
    expect(mine.body).toContain('a canary')
    expect(mine.headers['cache-control']).toBe('private, no-store')
    expect((await all.here.get(url)).body).not.toContain('a canary')
    const page = { cookie, 'linnet-page-of': String(ann.id) }
    expect((await all.here.get(url, page)).body).toContain('a canary')
  }
  for (const url of ['/', `/posts/${id}`, '/@ann']) {
    const mine = await all.here.get(url, { cookie })
    expect(mine.body).toContain('a canary')
    expect(mine.headers['cache-control']).toBe('private, no-store')
    const foreign = await all.here.get(url)
    expect(foreign.body).not.toContain('a canary')
    expect(foreign.headers['set-cookie']).toBeUndefined()
  }
})

test('who has the answer already is told so, until it is another', async () => {
  await using all = await servers()
  const ann = await all.api.user('ann')
  await all.api.post(ann, 'hello')
  for (const url of ['/trpc/posts.list?input={}', '/api/v1/posts']) {
    const { headers } = await all.here.get(url)
    const asked = { 'if-none-match': String(headers.etag) }
    const again = await all.here.get(url, asked)
    expect([again.status, again.body, again.headers.etag]).toEqual([304, '', headers.etag])
    expect((await all.there.get(url, asked)).status).toBe(304)
    await all.api.post(ann, 'and again')
    expect((await all.here.get(url, asked)).status).toBe(200)
  }
})

test('a page in another language, theme or size is another answer', async () => {
  await using all = await servers()
  const lang = async (headers: Record<string, string>) =>
    /<html[^>]* lang="(\w+)"/.exec((await all.here.get('/', headers)).body)?.[1]
  for (const _ of [1, 2]) {
    expect(await lang({ 'accept-language': 'de' })).toBe('de')
    expect(await lang({ 'accept-language': 'en' })).toBe('en')
    expect(await lang({ 'accept-language': 'en', cookie: 'linnet-language=de' })).toBe('de')
  }
  const [, other] = [await all.here.get('/', { host: 'a.test' }), await all.here.get('/', { host: 'b.test' })]
  expect(other.body).toContain('http://b.test/')
  expect(other.body).not.toContain('a.test')
  expect((await all.here.get('/', { host: 'a b' })).status).toBe(400)
})

test('an answer that is kept counts as one that is made', async () => {
  await using api = await testApp({ rateLimits: { ...defaultRateLimits, address: 3 } })
  await using server = await serverOver(api)
  const statuses: unknown[] = []
  for (let time = 0; time < 4; time += 1) {
    const { status, headers } = await server.get('/api/v1/posts', {}, '203.0.113.1')
    statuses.push([status, headers.ratelimit?.toString().replace(/t=\d+/, 't')])
  }
  const left = (points: number) => `"address";r=${points};t`
  expect(statuses).toEqual([
    [200, left(2)],
    [200, left(1)],
    [200, left(0)],
    [429, left(0)],
  ])
})

import { testPassword } from '@linnet/api/testing'
import { expect, test, vi } from 'vitest'

import { createClient, memorySession, type StoredSession } from '../src/index.js'
import { failure, reasonOf } from './failure.js'
import { testServer } from './server.js'

const ann = { handle: 'ann', email: 'ann@example.com', password: testPassword }

test('a program signs up, posts, likes and reads the timeline', async () => {
  await using server = await testServer()
  const linnet = createClient({ url: `${server.url}/` })
  await linnet.auth.register(ann)
  const post = await linnet.posts.create({ content: 'Hello!' })
  expect(await linnet.posts.like({ postId: post.id })).toEqual({ postId: post.id, liked: true, likeCount: 1 })
  const { items } = await linnet.posts.list()
  expect(items).toEqual([{ ...post, liked: true, likeCount: 1 }])
  expect(linnet.session?.user.handle).toBe('ann')
})

test('a failure tells its reason, status, request and fields', async () => {
  await using server = await testServer()
  const linnet = createClient({ url: server.url })
  await linnet.auth.register(ann)
  const error = await failure(linnet.posts.create({ content: '' }))
  expect(error).toMatchObject({
    name: 'LinnetError',
    reason: 'ValidationFailed',
    status: 400,
    requestId: 'test',
    issues: [{ path: ['content'], message: 'Write something that can be seen.' }],
  })
  expect(error.message).toBe('Some of what was sent is not valid.')
})

test('calls of the same moment share one request, and more than twenty take two', async () => {
  await using server = await testServer()
  const linnet = createClient({ url: server.url })
  await Promise.all(Array.from({ length: 25 }, () => linnet.posts.list({ limit: 1 })))
  expect(server.requests).toHaveLength(2)
})

test('twenty calls with a token that is about to end make one refresh', async () => {
  let now = Date.now()
  await using server = await testServer({ now: () => new Date(now) })
  const linnet = createClient({ url: server.url })
  await linnet.auth.register(ann)
  const before = linnet.session
  now += 595_000
  vi.setSystemTime(now)
  try {
    const answers = await Promise.all(Array.from({ length: 20 }, () => linnet.auth.me()))
    expect(answers.every(({ handle }) => handle === 'ann')).toBe(true)
  } finally {
    vi.useRealTimers()
  }
  expect(server.requests.filter((request) => request.endsWith('auth.refresh'))).toHaveLength(1)
  expect(linnet.session?.refreshToken).not.toBe(before?.refreshToken)
})

test('a token that the server finds expired is refreshed and the call made again', async () => {
  let now = Date.now()
  await using server = await testServer({ now: () => new Date(now) })
  const linnet = createClient({ url: server.url })
  await linnet.auth.register(ann)
  now += 700_000
  expect((await linnet.auth.me()).handle).toBe('ann')
  expect(server.requests.filter((request) => request.endsWith('auth.refresh'))).toHaveLength(1)
})

test('a session that was ended elsewhere is forgotten, and listeners are told', async () => {
  await using server = await testServer()
  const storage = memorySession()
  const linnet = createClient({ url: server.url, storage })
  const heard: (string | undefined)[] = []
  const stop = linnet.onSessionChange((session) => heard.push(session?.user.handle))
  const { accessToken } = await linnet.auth.register(ann)
  await server.app.withToken(accessToken).auth.logoutAll()

  expect(await reasonOf(linnet.auth.me())).toBe('SessionEnded')
  expect([linnet.session, storage.load()]).toEqual([null, null])
  expect(heard).toEqual(['ann', undefined])
  stop()
  await linnet.auth.login({ identifier: 'ann', password: testPassword })
  expect(heard).toHaveLength(2)
})

test('signing out forgets the session', async () => {
  await using server = await testServer()
  const linnet = createClient({ url: server.url })
  await linnet.auth.register(ann)
  expect(await linnet.auth.logout()).toEqual({ signedOut: 1 })
  expect(linnet.session).toBeNull()
  expect(await reasonOf(linnet.auth.me())).toBe('NotSignedIn')
})

test('a stored session is taken up again', async () => {
  await using server = await testServer()
  const storage = memorySession()
  await createClient({ url: server.url, storage }).auth.register(ann)
  const later = createClient({ url: server.url, storage })
  expect((await later.auth.me()).handle).toBe('ann')
})

test('two clients that share a storage, as tabs do, use one refresh', async () => {
  let now = Date.now()
  await using server = await testServer({ now: () => new Date(now) })
  const storage = memorySession()
  const one = createClient({ url: server.url, storage })
  await one.auth.register(ann)
  const two = createClient({ url: server.url, storage })
  now += 700_000
  await one.auth.me()
  await two.auth.me()
  expect(server.requests.filter((request) => request.endsWith('auth.refresh'))).toHaveLength(1)
})

test('a refused refresh signs out; a network that is down does not', async () => {
  await using server = await testServer()
  const stale: StoredSession = {
    ...(await createClient({ url: server.url }).auth.register(ann)),
    accessTokenExpiresAt: new Date(0).toISOString(),
  }
  const broken = { ...stale, refreshToken: 'broken' }
  const withSession = (url: string, session: StoredSession) => {
    const storage = memorySession()
    void storage.save(session)
    return createClient({ url, storage, retries: 0 })
  }
  const offline = withSession('http://127.0.0.1:9', stale)
  expect(await reasonOf(offline.auth.me())).toBe('NetworkError')
  expect(offline.session).toEqual(stale)

  const refused = withSession(server.url, broken)
  expect(await reasonOf(refused.auth.me())).toBe('RefreshTokenInvalid')
  expect(refused.session).toBeNull()
})

test('a wrong password is told as such and signs nobody out', async () => {
  await using server = await testServer()
  const linnet = createClient({ url: server.url })
  await linnet.auth.register(ann)
  expect(await reasonOf(linnet.auth.login({ identifier: 'ann', password: 'wrong one' }))).toBe(
    'BadCredentials',
  )
  expect(linnet.session?.user.handle).toBe('ann')
})

test('an early end, a slow server and a server that is not there are told apart', async () => {
  await using server = await testServer()
  const slow: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new Error('cut')))
    })
  const impatient = createClient({ url: server.url, fetch: slow, timeoutMs: 50, retries: 1 })
  expect(await reasonOf(impatient.posts.list())).toBe('Timeout')

  const ending = new AbortController()
  const call = createClient({ url: server.url, fetch: slow }).posts.list({}, { signal: ending.signal })
  ending.abort()
  expect(await reasonOf(call)).toBe('Aborted')

  expect(await reasonOf(createClient({ url: 'http://127.0.0.1:9', retries: 0 }).posts.list())).toBe(
    'NetworkError',
  )
})

test('an answer that is not from Linnet is a network error', async () => {
  const strange: typeof fetch = async () => new Response('<h1>Bad gateway</h1>', { status: 502 })
  const linnet = createClient({ url: 'http://127.0.0.1:9', fetch: strange, retries: 0 })
  expect(await failure(linnet.posts.list())).toMatchObject({ reason: 'NetworkError', status: 502 })
})

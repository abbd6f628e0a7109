import { testPassword, type TestApp } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { idempotencyKeyFrom } from '../src/idempotency-key.js'
import { createClient } from '../src/index.js'
import { failure, reasonOf } from './failure.js'
import { proxyTo } from './proxy.js'
import { testServer } from './server.js'

const ann = { handle: 'ann', email: 'ann@example.com', password: testPassword }

interface Heard {
  path: string
  key: string | null
}

/** The real `fetch`, but for answers that are given instead of asking, or after it was asked. */
function lossyFetch(instead: (attempt: number, path: string) => Response | 'lost' | undefined) {
  const heard: Heard[] = []
  const lossy: typeof fetch = async (input, init) => {
    const { pathname: path } = new URL(new Request(input).url)
    const attempt = heard.push({ path, key: new Headers(init?.headers).get('idempotency-key') }) - 1
    const answer = instead(attempt, path)
    if (answer instanceof Response) return answer
    const real = await fetch(input, init)
    if (answer === 'lost') throw new TypeError('fetch failed')
    return real
  }
  return { heard, fetch: lossy }
}

async function postsIn({ app }: { app: TestApp }): Promise<number> {
  return (await app.db('posts').select('id')).length
}

const busy = (headers: Record<string, string> = {}) =>
  Response.json(
    { error: { reason: 'Busy', message: 'The server is busy.', requestId: 'r1' } },
    { status: 503, headers },
  )

test('with one answer in five lost, 2,000 creates make 2,000 posts', { timeout: 120_000 }, async () => {
  await using server = await testServer()
  let answers = 0
  let lost = 0
  await using proxy = await proxyTo(server.url, () => {
    answers += 1
    if (answers % 5 !== 0) return 'pass'
    lost += 1
    return lost % 2 === 0 ? 'cut' : 'drop'
  })
  // Of 2,000 calls one in 200 runs loses all of its eight attempts, which is no fault of theirs.
  const linnet = createClient({ url: proxy.url, retries: 15 })
  await linnet.auth.register(ann)
  const ids = new Set<number>()
  let next = 0
  async function work(): Promise<void> {
    while (next < 2000) {
      next += 1
      ids.add((await linnet.posts.create({ content: `post ${next}` })).id)
    }
  }
  await Promise.all(Array.from({ length: 16 }, work))

  expect(ids.size).toBe(2000)
  expect(await postsIn(server)).toBe(2000)
  expect(lost).toBeGreaterThan(400)
})

test('an account, a session and its end are made once, whichever answer is lost', async () => {
  await using server = await testServer()
  const { heard, fetch } = lossyFetch((attempt) => (attempt % 2 === 0 ? 'lost' : undefined))
  const linnet = createClient({ url: server.url, fetch })
  const { user } = await linnet.auth.register(ann)
  await linnet.auth.changePassword({ currentPassword: testPassword, newPassword: 'a better one' })
  await linnet.auth.login({ identifier: 'ann', password: 'a better one' })
  const sessions = await server.app.withToken(linnet.session?.accessToken).auth.sessions()
  expect([user.id, sessions.length]).toEqual([1, 2])
  expect(await linnet.auth.logoutAll()).toEqual({ signedOut: 2 })
  expect(linnet.session).toBeNull()
  expect(heard).toHaveLength(8)
})

test('a refresh whose answer was lost is asked for again, and signs nobody out', async () => {
  let now = Date.now()
  await using server = await testServer({ now: () => new Date(now) })
  const { fetch } = lossyFetch((attempt, path) =>
    path.endsWith('auth.refresh') && attempt < 4 ? 'lost' : undefined,
  )
  const linnet = createClient({ url: server.url, fetch })
  await linnet.auth.register(ann)
  now += 700_000
  expect((await linnet.auth.me()).handle).toBe('ann')
})

test('a call has one key over all attempts, a refresh between them too, and every call its own', async () => {
  let now = Date.now()
  await using server = await testServer({ now: () => new Date(now) })
  const { heard, fetch } = lossyFetch((attempt) => {
    if (attempt !== 1) return undefined
    now += 700_000
    return 'lost'
  })
  const linnet = createClient({ url: server.url, fetch })
  await linnet.auth.register(ann)
  const post = await linnet.posts.create({ content: 'once' })
  const creates = heard.filter(({ path }) => path.endsWith('posts.create'))
  expect(creates).toHaveLength(3)
  expect(new Set(creates.map(({ key }) => key)).size).toBe(1)
  expect(creates[0]?.key).toMatch(/^[0-9a-f-]{36}$/)
  expect(await postsIn(server)).toBe(1)

  await Promise.all([
    linnet.posts.like({ postId: post.id }),
    linnet.posts.update({ postId: post.id, content: 'x' }),
  ])
  expect(new Set(heard.map(({ key }) => key)).size).toBe(5)
})

test('a key of their own goes on with a call in another program', async () => {
  await using server = await testServer()
  const linnet = createClient({ url: server.url })
  await linnet.auth.register(ann)
  const options = { idempotencyKey: 'the-draft-of-today' }
  const post = await linnet.posts.create({ content: 'once' }, options)
  const later = createClient({ url: server.url })
  await later.auth.login({ identifier: 'ann', password: testPassword })
  expect(await later.posts.create({ content: 'once' }, options)).toEqual(post)
  expect(await failure(later.posts.create({ content: 'twice' }, options))).toMatchObject({
    reason: 'IdempotencyKeyReused',
    status: 422,
  })
})

test.each<[string, () => string]>([
  ['seconds', () => '1'],
  ['a date', () => new Date(Date.now() + 2000).toUTCString()],
])('a server that asks for %s is given them', async (_, after) => {
  await using server = await testServer()
  const { heard, fetch } = lossyFetch((attempt) =>
    attempt === 0 ? busy({ 'retry-after': after() }) : undefined,
  )
  const start = performance.now()
  expect((await createClient({ url: server.url, fetch }).posts.list()).items).toEqual([])
  expect(performance.now() - start).toBeGreaterThan(950)
  expect(heard).toHaveLength(2)
})

test.each([429, 502, 503, 504])('%i is asked again, as a page of a proxy too', async (status) => {
  await using server = await testServer()
  const { heard, fetch } = lossyFetch((attempt) =>
    attempt < 2 ? new Response('<h1>Not now</h1>', { status }) : undefined,
  )
  expect((await createClient({ url: server.url, fetch }).posts.list()).items).toEqual([])
  expect(heard).toHaveLength(3)
})

test('what the server refuses is not asked again', async () => {
  await using server = await testServer()
  const { heard, fetch } = lossyFetch(() => undefined)
  const linnet = createClient({ url: server.url, fetch })
  expect(await reasonOf(linnet.posts.byId({ postId: 1 }))).toBe('PostNotFound')
  expect(await reasonOf(linnet.posts.create({ content: 'x' }))).toBe('NotSignedIn')
  expect(heard).toHaveLength(2)
})

test('a wait that is longer than the call may take is not begun', async () => {
  const { heard, fetch } = lossyFetch(() => busy({ 'retry-after': '120' }))
  const error = await failure(createClient({ url: 'http://linnet.test', fetch }).posts.list())
  expect(error).toMatchObject({ reason: 'Busy', status: 503, retryAfter: 120, requestId: 'r1' })
  expect(heard).toHaveLength(1)
})

test('a call that is ended early waits for nothing', { timeout: 15_000 }, async () => {
  const ending = new AbortController()
  const { heard, fetch } = lossyFetch(() => {
    setTimeout(() => ending.abort(), 50)
    return busy({ 'retry-after': '3000' })
  })
  const linnet = createClient({ url: 'http://linnet.test', fetch, totalTimeoutMs: 3_600_000 })
  expect(await reasonOf(linnet.posts.list({}, { signal: ending.signal }))).toBe('Aborted')
  expect(await reasonOf(linnet.posts.list({}, { signal: ending.signal }))).toBe('Aborted')
  expect(heard).toHaveLength(1)
})

test('attempts and time are bounded, and no retries means one attempt', async () => {
  const down = lossyFetch(() => busy())
  const attempts = async (options: { retries?: number; totalTimeoutMs?: number }) => {
    const before = down.heard.length
    const linnet = createClient({ url: 'http://linnet.test', fetch: down.fetch, ...options })
    expect(await reasonOf(linnet.posts.list())).toBe('Busy')
    return down.heard.length - before
  }
  expect(await attempts({ retries: 0 })).toBe(1)
  expect(await attempts({ retries: 2 })).toBe(3)
  expect(await attempts({ retries: 1_000_000, totalTimeoutMs: 300 })).toBeGreaterThan(1)
})

test('an attempt that hangs is given up and made again', async () => {
  await using server = await testServer()
  let attempts = 0
  const hanging: typeof fetch = (input, init) => {
    attempts += 1
    if (attempts > 1) return fetch(input, init)
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('cut'))))
  }
  const linnet = createClient({ url: server.url, fetch: hanging, timeoutMs: 2000 })
  expect((await linnet.posts.list()).items).toEqual([])
  expect(attempts).toBe(2)
})

test('where there is no randomUUID, a key is made all the same', () => {
  const getRandomValues = crypto.getRandomValues.bind(crypto)
  const keys = Array.from({ length: 100 }, () => idempotencyKeyFrom({ getRandomValues }))
  expect(new Set(keys).size).toBe(100)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/)
})

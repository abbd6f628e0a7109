import { expect, test, vi } from 'vitest'

import type { CallLog, LiveEvent, LiveStatus } from '../src/index.js'
import { createFakeServer, fakePassword } from '../src/testing.js'
import { failure, reasonOf } from './failure.js'

const day = 24 * 3600 * 1000

test('a call is made to fail before it has its effect, or after', async () => {
  const fake = createFakeServer()
  const ann = await fake.user('ann', { retries: 0 })
  fake.failNext('NetworkError')
  const error = await failure(ann.posts.create({ content: 'before' }))
  expect([error.reason, error.status]).toEqual(['NetworkError', undefined])
  fake.failNext('Internal', { after: true })
  expect(await failure(ann.posts.create({ content: 'after' }))).toMatchObject({
    reason: 'Internal',
    status: 500,
  })
  expect((await ann.posts.list()).items.map(({ content }) => content)).toEqual(['after'])
})

test('a client makes a call again whose answer was lost, and it has its effect once', async () => {
  const fake = createFakeServer()
  const attempts: CallLog[] = []
  const ann = await fake.user('ann', { log: (attempt) => void attempts.push(attempt) })
  attempts.length = 0
  fake.failNext('NetworkError', { after: true, times: 2 })
  await ann.posts.create({ content: 'once' })
  expect(attempts.map(({ error }) => error?.reason)).toEqual(['NetworkError', 'NetworkError', undefined])
  expect((await ann.posts.list()).items).toHaveLength(1)
})

test('what takes an hour to pass is not tried again', async () => {
  const fake = createFakeServer()
  const ann = await fake.user('ann')
  fake.failNext('TooManyPosts')
  expect(await reasonOf(ann.posts.create({ content: 'again' }))).toBe('TooManyPosts')
  expect((await ann.posts.list()).items).toEqual([])
})

test('one procedure is made to fail while the others work, a refresh only when it is meant', async () => {
  const fake = createFakeServer()
  const ann = await fake.user('ann', { retries: 0 })
  fake.failNext('UserNotFound', { path: 'users.byId' })
  await ann.posts.list()
  expect(await reasonOf(ann.users.byId({ userId: 1 }))).toBe('UserNotFound')
  expect((await ann.users.byId({ userId: 1 })).handle).toBe('ann')

  fake.failNext('PostNotFound')
  fake.clock.advance(11 * 60_000)
  expect(await reasonOf(ann.auth.me())).toBe('PostNotFound')
  fake.failNext('RefreshTokenInvalid', { path: 'auth.refresh' })
  expect(await reasonOf(ann.auth.me())).toBe('RefreshTokenInvalid')
  expect(ann.session).toBeNull()
})

test('time ends what it ends on a server', async () => {
  const fake = createFakeServer()
  const [ann, bob] = [await fake.user('ann'), await fake.user('bob')]
  const bot = fake.service(['posts:write'])
  const before = ann.session?.accessToken
  fake.clock.advance(29 * day)
  expect((await ann.auth.me()).handle).toBe('ann')
  expect(ann.session?.accessToken).not.toBe(before)
  fake.clock.advance(2 * day)
  expect((await ann.auth.me()).handle).toBe('ann')
  expect(await reasonOf(bob.auth.me())).toBe('RefreshTokenInvalid')
  expect((await bot.service.me()).expiresAt).toBeNull()
})

test('a key is forgotten after a day', async () => {
  const fake = createFakeServer()
  const ann = await fake.user('ann')
  const key = { idempotencyKey: 'mine' }
  const first = await ann.posts.create({ content: 'one' }, key)
  fake.clock.advance(day - 1000)
  expect((await ann.posts.create({ content: 'one' }, key)).id).toBe(first.id)
  fake.clock.advance(2000)
  expect((await ann.posts.create({ content: 'one' }, key)).id).not.toBe(first.id)
})

test('a clock may stand still, and what is newest is certain all the same', async () => {
  const now = new Date('2026-11-23T08:00:00Z')
  const fake = createFakeServer({ now: () => now })
  const admin = await fake.admin()
  for (const content of ['one', 'two', 'three']) await admin.posts.create({ content })
  const { items } = await admin.posts.list()
  expect(items.map(({ content }) => content)).toEqual(['three', 'two', 'one'])
  expect(items.every(({ createdAt }) => createdAt.startsWith('2026-11-23T08:00:00.'))).toBe(true)
  expect((await admin.admin.stats({ days: 1 })).days).toEqual([
    { date: '2026-11-23', users: 1, posts: 3, likes: 0 },
  ])
})

test('a live timeline that breaks misses nothing, and begins afresh when it was away for more than a day', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 50 })
  try {
    const fake = createFakeServer()
    const ann = await fake.user('ann')
    const events: LiveEvent[] = []
    const statuses: LiveStatus[] = []
    const timeline = fake.createClient().live.timeline({
      onEvent: (event) => void events.push(event),
      onStatus: (status) => void statuses.push(status),
    })
    await vi.waitUntil(() => statuses.includes('open'))
    fake.disconnect()
    await ann.posts.create({ content: 'in the meantime' })
    await vi.waitUntil(() => events.length > 0, { timeout: 10_000 })
    expect(events).toMatchObject([{ type: 'post.created', post: { content: 'in the meantime' } }])

    fake.failNext('NetworkError', { path: 'live.timeline' })
    fake.disconnect()
    fake.clock.advance(2 * day)
    await ann.posts.create({ content: 'much later' })
    await vi.waitUntil(() => events.some(({ type }) => type === 'reset'), { timeout: 20_000 })
    timeline.close()
    await vi.waitUntil(() => statuses.at(-1) === 'closed')
  } finally {
    vi.useRealTimers()
  }
})

test('what is told is a copy, and two fakes know nothing of each other', async () => {
  const [fake, other] = [createFakeServer(), createFakeServer()]
  const ann = await fake.user('ann')
  const post = await ann.posts.create({ content: 'mine' })
  post.author.handle = 'changed'
  expect((await ann.posts.byId({ postId: post.id })).author.handle).toBe('ann')
  expect((await other.createClient().users.list()).items).toEqual([])
  const visitor = fake.createClient()
  await visitor.auth.login({ identifier: 'ann@example.com', password: fakePassword })
  expect(visitor.session?.user.handle).toBe('ann')
})

import { User } from '@linnet/db'
import { expect, test } from 'vitest'

import { refusal, testApp, testPassword } from '../testing.js'
import { ensureAdmin } from './ensure-admin.js'
import { flushFailures } from './failure-counts.js'

test('all posts are listed by state, author and text', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const bob = await app.user('bob')
  const moderator = app.as(await app.user('mo', { role: 'moderator' }))
  await app.post(ann, 'visible, 100% of it')
  const hidden = await app.post(ann, 'hidden_one')
  const deleted = await app.post(bob, 'deleted')
  await app.as(ann).posts.hide({ postId: hidden.id })
  await app.as(bob).posts.delete({ postId: deleted.id })
  type Query = Parameters<typeof moderator.admin.posts.list>[0]
  const list = async (query: Query) =>
    (await moderator.admin.posts.list(query)).items.map(({ content }) => content)

  expect(await list({})).toEqual(['deleted', 'hidden_one', 'visible, 100% of it'])
  expect(await list({ state: 'visible' })).toEqual(['visible, 100% of it'])
  expect(await list({ state: 'hidden' })).toEqual(['hidden_one'])
  expect(await list({ state: 'deleted' })).toEqual(['deleted'])
  expect(await list({ author: 'bob' })).toEqual(['deleted'])
  expect(await list({ search: 'HIDDEN' })).toEqual(['hidden_one'])
  expect(await list({ search: '%' })).toEqual(['visible, 100% of it'])
  expect(await list({ search: '_' })).toEqual(['hidden_one'])
  expect(await list({ search: '\\' })).toEqual([])
})

test('accounts are listed by text, role and suspension', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  await app.user('bob')
  const admin = app.as(await app.user('root', { role: 'admin' }))
  await admin.admin.users.suspend({ userId: ann.id })
  type Query = Parameters<typeof admin.admin.users.list>[0]
  const list = async (query: Query) => (await admin.admin.users.list(query)).items.map(({ handle }) => handle)

  expect(await list({})).toEqual(['root', 'bob', 'ann'])
  expect(await list({ suspended: true })).toEqual(['ann'])
  expect(await list({ suspended: false, role: 'user' })).toEqual(['bob'])
  expect(await list({ search: 'BOB@' })).toEqual(['bob'])
})

test('a role counts from the next call on', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const admin = app.as(await app.user('root', { role: 'admin' }))
  expect(await refusal(app.as(ann).admin.stats({}))).toBe('NotAllowed')
  await admin.admin.users.setRole({ userId: ann.id, role: 'moderator' })
  await app.as(ann).admin.stats({})
  await admin.admin.users.setRole({ userId: ann.id, role: 'user' })
  expect(await refusal(app.as(ann).admin.stats({}))).toBe('NotAllowed')
})

test('a moderator acts on ordinary accounts only', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const root = await app.user('root', { role: 'admin' })
  const other = await app.user('other', { role: 'moderator' })
  const moderator = app.as(await app.user('mo', { role: 'moderator' }))
  expect(await moderator.admin.users.suspend({ userId: ann.id })).toMatchObject({
    suspendedAt: expect.any(String),
  })
  expect(await refusal(moderator.admin.users.suspend({ userId: root.id }))).toBe('NotAllowed')
  expect(await refusal(moderator.admin.users.suspend({ userId: other.id }))).toBe('NotAllowed')
  expect(await refusal(moderator.admin.users.suspend({ userId: 999 }))).toBe('UserNotFound')
})

test('a suspension ends the sessions and keeps the account out', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const admin = app.as(await app.user('root', { role: 'admin' }))
  await admin.admin.users.suspend({ userId: ann.id })
  expect(await refusal(app.as(ann).auth.me())).toBe('AccountSuspended')
  expect(await refusal(app.anyone().auth.refresh({ refreshToken: ann.refreshToken }))).toBe(
    'RefreshTokenInvalid',
  )
  expect(await refusal(app.anyone().auth.login({ identifier: 'ann', password: testPassword }))).toBe(
    'AccountSuspended',
  )
  expect(await refusal(app.anyone().auth.login({ identifier: 'ann', password: 'wrong one' }))).toBe(
    'BadCredentials',
  )

  await admin.admin.users.unsuspend({ userId: ann.id })
  expect(await refusal(app.as(ann).auth.me())).toBe('SessionEnded')
  await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
})

test('there is always an active admin, also when the last two dismiss each other at once', async () => {
  await using app = await testApp()
  const one = await app.user('one', { role: 'admin' })
  expect(await refusal(app.as(one).admin.users.setRole({ userId: one.id, role: 'user' }))).toBe('LastAdmin')
  expect(await refusal(app.as(one).admin.users.suspend({ userId: one.id }))).toBe('LastAdmin')

  for (let round = 0; round < 5; round += 1) {
    const two = await app.user(`two${round}`, { role: 'admin' })
    await Promise.allSettled([
      app.as(one).admin.users.setRole({ userId: two.id, role: 'user' }),
      app.as(two).admin.users.setRole({ userId: one.id, role: 'user' }),
    ])
    expect(await User.query(app.db).where({ role: 'admin' }).resultSize()).toBe(1)
    await User.query(app.db).findById(two.id).patch({ role: 'user' })
    await User.query(app.db).findById(one.id).patch({ role: 'admin' })
  }
})

test('the figures count everything, by day', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const admin = app.as(await app.user('root', { role: 'admin' }))
  const { id: postId } = await app.post(ann, 'hello')
  await app.as(ann).posts.like({ postId })
  await app.as(ann).posts.delete({ postId })

  const { totals, days } = await admin.admin.stats({ days: 7 })
  expect(totals).toEqual({ users: 2, posts: 1, likes: 1 })
  expect(days).toHaveLength(7)
  expect(days.at(-1)).toEqual({ date: new Date().toISOString().slice(0, 10), users: 2, posts: 1, likes: 1 })
  expect(days[0]).toMatchObject({ users: 0, posts: 0, likes: 0 })
})

test('an instance gets its first admin once, with a password that is told once', async () => {
  await using app = await testApp()
  const first = await ensureAdmin(app.api, {})
  expect(first).toEqual({ handle: 'admin', created: true, password: expect.stringMatching(/^[\w-]{16}$/) })
  expect(await ensureAdmin(app.api, {})).toEqual({ handle: 'admin', created: false })
  const password = first.password ?? ''
  expect((await app.anyone().auth.login({ identifier: 'admin', password })).user.role).toBe('admin')
})

test('an operator can set a new password for the admin', async () => {
  await using app = await testApp()
  await ensureAdmin(app.api, { password: testPassword })
  const session = await app.anyone().auth.login({ identifier: 'admin', password: testPassword })
  await ensureAdmin(app.api, { password: testPassword })
  expect((await app.as(session).auth.me()).handle).toBe('admin')

  await ensureAdmin(app.api, { password: 'a new password' })
  expect(await refusal(app.as(session).auth.me())).toBe('SessionEnded')
  await app.anyone().auth.login({ identifier: 'admin', password: 'a new password' })
})

test('admins see where an account is signed in, and end one session or all', async () => {
  await using app = await testApp()
  const [root, ann] = [await app.user('root', { role: 'admin' }), await app.user('ann')]
  const { users, audit } = app.as(root).admin
  const again = await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
  const sessions = await users.sessions({ userId: ann.id })
  const shown = {
    id: expect.any(Number),
    device: 'vitest',
    createdAt: expect.any(String),
    lastUsedAt: expect.any(String),
  }
  expect(sessions).toEqual([shown, shown])

  const sessionId = sessions[0]?.id ?? 0
  expect(await users.endSessions({ userId: ann.id, sessionId })).toEqual({ signedOut: 1 })
  expect(await refusal(users.endSessions({ userId: ann.id, sessionId }))).toBe('SessionNotFound')
  expect(await refusal(users.endSessions({ userId: root.id, sessionId }))).toBe('SessionNotFound')
  expect(await users.endSessions({ userId: ann.id })).toEqual({ signedOut: 1 })
  for (const ended of [ann, again]) expect(await refusal(app.as(ended).auth.me())).toBe('SessionEnded')
  expect(await users.sessions({ userId: ann.id })).toEqual([])
  expect(await users.endSessions({ userId: ann.id })).toEqual({ signedOut: 0 })
  for (const call of [users.sessions, users.endSessions])
    expect(await refusal(call({ userId: 999 }))).toBe('UserNotFound')
  expect((await audit.list({ targetUserId: ann.id })).items.map(({ target }) => target)).toEqual([
    { userId: ann.id },
    { userId: ann.id },
    { userId: ann.id, sessionId },
  ])
})

test('posts and what staff did are found by their time, and what was done by whom it was done to', async () => {
  await using app = await testApp()
  const [root, ann] = [await app.user('root', { role: 'admin' }), await app.user('ann')]
  const { posts, audit, users } = app.as(root).admin
  const old = await app.post(ann, 'old')
  await app.db('posts').update({ createdAt: '2026-01-02T00:00:00.000Z' })
  const young = await app.post(ann, 'young')
  await posts.delete({ postId: old.id })
  await posts.delete({ postId: young.id })
  await users.suspend({ userId: ann.id })
  const ids = async (query: Parameters<typeof posts.list>[0]) =>
    (await posts.list(query)).items.map(({ id }) => id)
  const day = { from: '2026-01-02T00:00:00.000Z', to: '2026-01-03T00:00:00.000Z' }
  expect(await ids(day)).toEqual([old.id])
  expect(await ids({ from: day.to })).toEqual([young.id])
  expect(await ids({ to: day.from })).toEqual([])
  const actions = async (query: Parameters<typeof audit.list>[0]) =>
    (await audit.list(query)).items.map(({ action, target }) => [action, ...Object.values(target)])
  expect(await actions({ targetPostId: young.id })).toEqual([['admin.posts.delete', young.id]])
  expect(await actions({ targetUserId: ann.id })).toEqual([['admin.users.suspend', ann.id]])
  expect(await actions({ targetUserId: ann.id, targetPostId: young.id })).toEqual([])
  expect(await actions({ to: day.to })).toEqual([])
  expect(await actions({ from: day.to, userId: root.id })).toHaveLength(3)
})

test('what the server could not answer is added up by day, by all who count, and lost by no failure', async () => {
  const now = new Date()
  await using app = await testApp({ now: () => now })
  const { admin } = app.as(await app.user('root', { role: 'admin' }))
  const today = now.toISOString().slice(0, 10)
  const { failures } = app.api
  failures.note('Internal')
  failures.note('Busy')
  failures.note('Internal')
  await app.db.raw('alter table failure_counts add constraint full_up check (false)')
  await expect(flushFailures(app.db, failures)).rejects.toThrow('full_up')
  await app.db.raw('alter table failure_counts drop constraint full_up')
  failures.note('Internal')
  await flushFailures(app.db, failures)
  failures.note('Busy')
  await flushFailures(app.db, failures)
  await flushFailures(app.db, failures)
  await app.db('failure_counts').insert({ day: '2026-01-01', reason: 'Internal', count: 9 })
  expect((await admin.stats({ days: 7 })).errors).toEqual([
    { date: today, reason: 'Busy', count: 2 },
    { date: today, reason: 'Internal', count: 3 },
  ])
})

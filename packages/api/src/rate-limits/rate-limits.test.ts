import { expect, test } from 'vitest'

import { createApi, createContext } from '../context.js'
import { listProcedures } from '../procedures.js'
import { createCaller } from '../root.js'
import { refusal, testApp, testPassword, testSecret } from '../testing.js'
import { costOf, createRateLimits, trimRateCounts, type RateLimitState } from './rate-limits.js'

const address = '203.0.113.7'

test('who is not signed in is counted by their address, and nobody by the address of another', async () => {
  await using app = await testApp({ rateLimits: { address: 3 } })
  const here = app.withToken(undefined, { address })
  for (let left = 3; left > 0; left -= 1) await here.posts.list({})
  expect(await refusal(here.posts.list({}))).toBe('TooManyRequests')
  await app.withToken(undefined, { address: '203.0.113.8' }).posts.list({})
})

test('an account is counted on all of its devices, wherever it asks from', async () => {
  await using app = await testApp({ rateLimits: { account: 3 } })
  const ann = await app.user('ann')
  const login = await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
  await app.withToken(ann.accessToken, { address }).posts.list({})
  await app.withToken(login.accessToken).posts.list({})
  await app.as(ann).posts.list({})
  expect(await refusal(app.withToken(login.accessToken).posts.list({}))).toBe('TooManyRequests')
  const ben = await app.user('ben')
  await app.withToken(ben.accessToken, { address }).posts.list({})
})

test('a token is counted for itself, whomever it acts for', async () => {
  await using app = await testApp({ rateLimits: { token: 6, account: 6 } })
  const admin = await app.user('boss', { role: 'admin' })
  const ann = await app.user('ann')
  const token = await app.service(admin, ['posts:read', 'posts:write'])
  const onBehalfOf = String(ann.id)
  await app.withToken(token, { onBehalfOf }).posts.create({ content: 'from the bot' })
  await app.withToken(token).service.me()
  expect(await refusal(app.withToken(token, { onBehalfOf }).posts.list({}))).toBe('TooManyRequests')
  await app.as(ann).posts.create({ content: 'from herself' })
})

test('a wrong credential counts by the address that it came from', async () => {
  await using app = await testApp({ rateLimits: { address: 2 } })
  const wrong = app.withToken('lns_nobody_has_this', { address })
  expect(await refusal(wrong.posts.list({}))).toBe('TokenInvalid')
  expect(await refusal(wrong.auth.me())).toBe('TokenInvalid')
  expect(await refusal(wrong.auth.me())).toBe('TooManyRequests')
})

test('what was not let through spends nothing', async () => {
  await using app = await testApp({ rateLimits: { account: 7 } })
  const ann = await app.user('ann')
  const states: RateLimitState[] = []
  const asAnn = () =>
    app.withToken(ann.accessToken, {
      onRateLimit: (state) => void states.push({ ...state, resetSeconds: 0 }),
    })
  await asAnn().posts.create({ content: 'one' })
  expect(await refusal(asAnn().posts.create({ content: 'two' }))).toBe('TooManyRequests')
  await asAnn().posts.list({})
  expect(states.map(({ remaining }) => remaining)).toEqual([2, 2, 1])
  expect(states.at(-1)).toEqual({
    name: 'account',
    limit: 7,
    windowSeconds: 300,
    remaining: 1,
    resetSeconds: 0,
  })
})

test('signing in is counted by the address on all servers together, also at the same moment', async () => {
  await using app = await testApp({ rateLimits: { credentials: 50 } })
  await app.user('ann')
  const servers = await Promise.all(
    [1, 2].map(() => createApi({ db: app.db, secret: testSecret, rateLimits: { credentials: 50 } })),
  )
  const facts = { authorization: undefined, userAgent: 'vitest', requestId: 'test', calls: 1, address }
  const tries = servers.flatMap((api) =>
    Array.from({ length: 10 }, () =>
      createCaller(createContext(api, facts)).auth.login({ identifier: 'ann', password: testPassword }),
    ),
  )
  const ended = await Promise.allSettled(tries)
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  const [refused] = ended.filter(({ status }) => status === 'rejected')
  expect(refused).toMatchObject({ reason: { reason: 'TooManyRequests' } })
  // Of the own network's proxy, whose everybody has one address, it says nothing.
  await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
})

test('all of it is there again when the time is over, and ended counts are taken away', async () => {
  await using app = await testApp({ rateLimits: { credentials: 10 } })
  await app.user('ann')
  const login = () =>
    app.withToken(undefined, { address }).auth.login({ identifier: 'ann', password: testPassword })
  await login()
  const error = await login().catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ reason: 'TooManyRequests' })
  expect(Reflect.get(Object(error), 'retryAfter')).toBeGreaterThan(290)
  expect(await trimRateCounts(app.db)).toBe(false)
  expect(await app.db('rate_counts').select('points')).toEqual([{ points: 10 }])

  const later = app.db.raw("now() - interval '1 second'")
  await app.db('rate_counts').update({ endsAt: later })
  await login()
  expect(await app.db('rate_counts').select('points')).toEqual([{ points: 10 }])
  await app.db('rate_counts').update({ endsAt: later })
  await trimRateCounts(app.db)
  expect(await app.db('rate_counts').select('points')).toEqual([])
})

test('signing in spends of the limit of credentials alone, and a password of who is signed in of the account too', async () => {
  await using app = await testApp({ rateLimits: {} })
  const ann = await app.user('ann')
  const spent: string[] = []
  const caller = app.withToken(ann.accessToken, {
    address,
    onRateLimit: ({ name }) => void spent.push(name),
  })
  await caller.auth.login({ identifier: 'ann', password: testPassword })
  expect(spent).toEqual(['credentials'])
  await caller.auth.changePassword({ currentPassword: testPassword, newPassword: 'another password' })
  expect(spent).toEqual(['credentials', 'credentials', 'account'])
  await caller.posts.list({})
  expect(spent).toEqual(['credentials', 'credentials', 'account', 'account'])
  const nowhere = app.withToken(undefined, { onRateLimit: ({ name }) => void spent.push(name) })
  await nowhere.auth.login({ identifier: 'ann', password: 'another password' })
  await nowhere.posts.list({})
  expect(spent).toHaveLength(4)
})

test('when to try again is told to whom time alone helps', async () => {
  await using app = await testApp({ rateLimits: { address: 1 } })
  const told: number[] = []
  const caller = app.withToken(undefined, { address, onRetryAfter: (seconds) => void told.push(seconds) })
  expect(await refusal(caller.posts.byId({ postId: 999 }))).toBe('PostNotFound')
  expect(told).toEqual([])
  expect(await refusal(caller.posts.byId({ postId: 999 }))).toBe('TooManyRequests')
  expect(told).toEqual([300])
})

test('the table tells nobody from where somebody signed in', async () => {
  await using app = await testApp({ rateLimits: {} })
  await app.user('ann')
  await app.withToken(undefined, { address }).auth.login({ identifier: 'ann', password: testPassword })
  expect(JSON.stringify(await app.db('rate_counts'))).not.toContain(address)
})

test('every procedure costs something, and what changes or searches more than what reads', () => {
  const costs = new Map(listProcedures().map(({ path, kind, meta }) => [path, costOf(meta, kind)]))
  expect(Math.min(...costs.values())).toBe(1)
  expect(costs.get('posts.list')).toBe(1)
  expect(costs.get('posts.search')).toBe(5)
  expect(costs.get('posts.create')).toBe(5)
  expect(costs.get('auth.login')).toBe(10)
  expect(costs.get('auth.register')).toBe(20)
})

test('points that are spent at the same moment are counted one by one', async () => {
  await using app = await testApp()
  const limits = createRateLimits({
    db: app.db,
    key: app.api.keys[0].counts,
    settings: { address: 100, account: 100, token: 100, credentials: 100 },
  })
  for (const name of ['address', 'credentials'] as const) {
    const spent = await Promise.all(
      Array.from({ length: 150 }, () => limits.spend({ name, key: address }, 1)),
    )
    expect(spent.filter(({ isSpent }) => isSpent)).toHaveLength(100)
  }
})

import { raw, Session, User } from '@linnet/db'
import { expect, test } from 'vitest'

import { refusal, testApp, testPassword, type TestApp } from '../testing.js'
import { trimSessions } from './sessions.js'

async function passGrace(app: TestApp) {
  await Session.query(app.db).patch({ rotatedAt: raw("now() - interval '61 seconds'") })
}

test('a refresh gives a new pair of tokens', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const next = await app.anyone().auth.refresh({ refreshToken: ann.refreshToken })
  expect(next.refreshToken).not.toBe(ann.refreshToken)
  expect((await app.as(next).auth.me()).handle).toBe('ann')
})

test('who signs in is given a token of ten minutes and one of thirty days, which each refresh gives anew', async () => {
  const now = new Date('2026-11-23T12:00:00Z')
  await using app = await testApp({ now: () => now })
  const { refreshToken } = await app.user('ann')
  const daysLeft = (until: string) => (Date.parse(until) - Date.now()) / (24 * 60 * 60 * 1000)
  const given = {
    user: {
      id: expect.any(Number),
      handle: 'ann',
      displayName: 'ANN',
      bio: '',
      role: 'user',
      createdAt: expect.any(String),
      email: 'ann@example.com',
      lastSignInAt: expect.any(String),
    },
    accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    accessTokenExpiresAt: '2026-11-23T12:10:00.000Z',
    refreshToken: expect.stringMatching(/^[\w-]{22}\.[\w-]{43}$/),
    refreshTokenExpiresAt: expect.any(String),
  }
  const login = await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
  expect(login).toEqual(given)
  expect(daysLeft(login.refreshTokenExpiresAt)).toBeCloseTo(30, 2)

  await Session.query(app.db).patch({
    createdAt: raw("now() - interval '20 days'"),
    lastUsedAt: raw("now() - interval '20 days'"),
    expiresAt: raw("now() + interval '10 days'"),
  })
  const next = await app.anyone().auth.refresh({ refreshToken })
  expect(next).toEqual(given)
  expect(daysLeft(next.refreshTokenExpiresAt)).toBeCloseTo(30, 2)
  const [used, idle] = await app.as(next).auth.sessions()
  expect([used?.current, idle?.current]).toEqual([true, false])
  expect(daysLeft(used?.lastUsedAt ?? '')).toBeCloseTo(0, 2)
  expect(daysLeft(idle?.lastUsedAt ?? '')).toBeCloseTo(-20, 2)
})

test('a sign-in is noted at its account, and makes a token that no other has', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  await User.query(app.db).patch({ lastSignInAt: '2026-01-01T00:00:00.000Z' })
  const login = await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
  expect(Date.parse(login.user.lastSignInAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
  const [family, secret] = login.refreshToken.split('.')
  const [firstFamily, firstSecret] = ann.refreshToken.split('.')
  expect(new Set([family, secret, firstFamily, firstSecret]).size).toBe(4)
})

test('an answer to a refresh that was lost is given again for a minute, with the same token', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const refresh = () => app.anyone().auth.refresh({ refreshToken: ann.refreshToken })
  const lost = await refresh()
  await Session.query(app.db).patch({ rotatedAt: raw("now() - interval '50 seconds'") })
  const again = await refresh()
  expect(again.refreshToken).toBe(lost.refreshToken)
  await app.anyone().auth.refresh({ refreshToken: again.refreshToken })
})

test('a refresh token that is used again later ends the whole family, and is told', async () => {
  const told: object[] = []
  await using app = await testApp({ observer: { onRefreshReused: (reuse) => told.push(reuse) } })
  const ann = await app.user('ann')
  const elsewhere = await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
  const next = await app.anyone().auth.refresh({ refreshToken: ann.refreshToken })
  await passGrace(app)

  expect(await refusal(app.anyone().auth.refresh({ refreshToken: ann.refreshToken }))).toBe(
    'RefreshTokenInvalid',
  )
  expect(await refusal(app.anyone().auth.refresh({ refreshToken: next.refreshToken }))).toBe(
    'RefreshTokenInvalid',
  )
  expect(await refusal(app.as(next).auth.me())).toBe('SessionEnded')
  expect(told).toEqual([{ sessionId: 1, userId: ann.id }])
  expect((await app.as(elsewhere).auth.me()).handle).toBe('ann')
})

test('a session that is used lives on, but not longer than ninety days', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const daysLeft = async () => {
    const { rows } = await app.db.raw<{ rows: { days: number }[] }>(
      'select round(extract(epoch from expires_at - now()) / 86400)::integer as days from sessions',
    )
    return rows[0]?.days
  }
  await Session.query(app.db).patch({ createdAt: raw("now() - interval '80 days'") })
  const { refreshToken, refreshTokenExpiresAt } = await app.anyone().auth.refresh({
    refreshToken: ann.refreshToken,
  })
  expect(await daysLeft()).toBe(10)
  expect(Date.parse(refreshTokenExpiresAt)).toBeLessThan(Date.now() + 11 * 86_400_000)

  await Session.query(app.db).patch({ createdAt: raw("now() - interval '90 days'") })
  await app.anyone().auth.refresh({ refreshToken })
  const refused = app.anyone().auth.refresh({ refreshToken })
  expect(await refusal(refused)).toBe('RefreshTokenInvalid')
})

test('of more than a hundred sessions those that were used longest ago end', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  await Session.query(app.db).patch({ lastUsedAt: raw("now() - interval '1 hour'") })
  const { rows } = await app.db.raw<{ rows: object[] }>(`
    insert into sessions (user_id, family_hash, token_hash, device, expires_at)
    select 1, 'family ' || nth, 'token ' || nth, 'a device', now() + interval '1 day' from generate_series(1, 99) as nth
    returning id
  `)
  expect(rows).toHaveLength(99)
  const newest = await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
  expect(await refusal(app.as(ann).auth.me())).toBe('SessionEnded')
  expect(await app.as(newest).auth.sessions({})).toHaveLength(100)
})

test('what nobody can go on with is taken away', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  await Session.query(app.db)
    .where({ userId: ann.id })
    .patch({ createdAt: raw("now() - interval '40 days'"), expiresAt: raw("now() - interval '1 second'") })
  expect(await trimSessions(app.db)).toBe(false)
  expect(await refusal(app.as(ann).auth.me())).toBe('SessionEnded')
  expect((await app.as(bob).auth.me()).handle).toBe('bob')
  expect(await Session.query(app.db).resultSize()).toBe(1)
})

test('who is suspended gets no new tokens, however it came about', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  await User.query(app.db).patch({ suspendedAt: raw('now()') })
  const asked = app.anyone().auth.refresh({ refreshToken: ann.refreshToken })
  expect(await refusal(asked)).toBe('AccountSuspended')
})

test('a token two refreshes old ends the family at once', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const second = await app.anyone().auth.refresh({ refreshToken: ann.refreshToken })
  const third = await app.anyone().auth.refresh({ refreshToken: second.refreshToken })
  expect(await refusal(app.anyone().auth.refresh({ refreshToken: ann.refreshToken }))).toBe(
    'RefreshTokenInvalid',
  )
  expect(await refusal(app.as(third).auth.me())).toBe('SessionEnded')
})

test('twenty refreshes at once of one token agree on one successor and sign nobody out', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const grants = await Promise.all(
    Array.from({ length: 20 }, () => app.anyone().auth.refresh({ refreshToken: ann.refreshToken })),
  )
  expect(new Set(grants.map(({ refreshToken }) => refreshToken)).size).toBe(1)
  expect(await Session.query(app.db).whereNull('revokedAt').resultSize()).toBe(1)
})

test('the database holds no token', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const next = await app.anyone().auth.refresh({ refreshToken: ann.refreshToken })
  const kept = JSON.stringify(await Session.query(app.db))
  for (const part of `${ann.refreshToken}.${next.refreshToken}.${next.accessToken}`.split('.')) {
    expect(kept).not.toContain(part)
  }
})

test.each(['', 'x', 'a.b', 'x'.repeat(200), '.', 'not.a.token'])(
  'the refresh token %j is refused',
  async (refreshToken) => {
    await using app = await testApp()
    await app.user('ann')
    expect(await refusal(app.anyone().auth.refresh({ refreshToken }))).toMatch(
      /^(RefreshTokenInvalid|ValidationFailed)$/,
    )
    expect(await Session.query(app.db).whereNull('revokedAt').resultSize()).toBe(1)
  },
)

test('a session that was not used for thirty days is over', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  await Session.query(app.db).patch({
    createdAt: raw("now() - interval '31 days'"),
    expiresAt: raw("now() - interval '1 second'"),
  })
  expect(await refusal(app.anyone().auth.refresh({ refreshToken: ann.refreshToken }))).toBe(
    'RefreshTokenInvalid',
  )
  expect(await app.as(ann).auth.sessions()).toEqual([])
})

test('signing out ends this session, and everywhere ends all', async () => {
  await using app = await testApp()
  const here = await app.user('ann')
  const there = await app.anyone().auth.login({ identifier: 'ann', password: testPassword })

  expect(await app.as(here).auth.logout()).toEqual({ signedOut: 1 })
  expect(await refusal(app.as(here).auth.me())).toBe('SessionEnded')
  expect(await refusal(app.anyone().auth.refresh({ refreshToken: here.refreshToken }))).toBe(
    'RefreshTokenInvalid',
  )
  expect((await app.as(there).auth.me()).handle).toBe('ann')

  await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
  expect(await app.as(there).auth.logoutAll()).toEqual({ signedOut: 2 })
  expect(await refusal(app.as(there).auth.me())).toBe('SessionEnded')
})

test('sessions are listed, and ended one by one, by their owner only', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const bob = await app.user('bob')
  await app.anyone().auth.login({ identifier: 'ann', password: testPassword })

  const sessions = await app.as(ann).auth.sessions()
  expect(sessions.map(({ device, current }) => ({ device, current }))).toEqual([
    { device: 'vitest', current: false },
    { device: 'vitest', current: true },
  ])
  const [other] = sessions
  const sessionId = other?.id ?? 0
  expect(await refusal(app.as(bob).auth.revokeSession({ sessionId }))).toBe('SessionNotFound')
  expect(await app.as(ann).auth.revokeSession({ sessionId })).toEqual({ signedOut: 1 })
  expect(await app.as(ann).auth.sessions()).toHaveLength(1)
})

test('who ends a session or lists them leaves those of others, and what has ended already, alone', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  const again = await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
  await app.as(again).auth.logout()
  const [ended] = await Session.query(app.db).whereNotNull('revokedAt')
  expect((await app.as(ann).auth.sessions()).map(({ id }) => id)).toEqual([1])
  expect(await app.as(ann).auth.logoutAll()).toEqual({ signedOut: 1 })
  expect(await Session.query(app.db).findById(ended?.id ?? 0)).toEqual(ended)
  expect((await app.as(bob).auth.sessions()).map(({ current }) => current)).toEqual([true])
})

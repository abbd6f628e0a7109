import { raw, Session } from '@linnet/db'
import { expect, test } from 'vitest'

import { refusal, testApp, testPassword, type TestApp, type TestUser } from '../testing.js'

const onPage = (app: TestApp, secret: string, userId?: number) =>
  app.withToken(undefined, { pageSession: { secret, userId } })

async function agedSession({ db }: TestApp, age: string) {
  await Session.query(db).patch({
    createdAt: raw(`now() - interval '${age}'`),
    lastUsedAt: raw(`now() - interval '${age}'`),
    expiresAt: raw("now() + interval '1 day'"),
  })
  return Session.query(db).first().throwIfNotFound()
}

test('a page of the server asks as who signed in, and a token counts before it', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  expect((await onPage(app, ann.refreshToken).auth.me()).handle).toBe('ann')
  const both = app.withToken(bob.accessToken, { pageSession: { secret: ann.refreshToken } })
  expect((await both.auth.me()).handle).toBe('bob')
})

test('a page that was made for somebody is theirs alone', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  expect((await onPage(app, ann.refreshToken, ann.id).auth.me()).handle).toBe('ann')
  expect(await refusal(onPage(app, ann.refreshToken, bob.id).auth.me())).toBe('SessionEnded')
  expect(await refusal(onPage(app, 'no.session', ann.id).auth.me())).toBe('SessionEnded')
})

test('a page whose session is over, ended, exchanged or none asks as nobody', async () => {
  await using app = await testApp()
  const asked = (user: Pick<TestUser, 'refreshToken'>) => refusal(onPage(app, user.refreshToken).auth.me())
  const [ann, bob, carla] = [await app.user('ann'), await app.user('bob'), await app.user('carla')]

  const next = await app.anyone().auth.refresh({ refreshToken: ann.refreshToken })
  expect(await asked(ann)).toBe('SessionEnded')
  expect((await onPage(app, next.refreshToken).auth.me()).handle).toBe('ann')
  await app.as(bob).auth.logout()
  expect(await asked(bob)).toBe('SessionEnded')
  const [family, secret] = carla.refreshToken.split('.')
  for (const refreshToken of ['', '.', `${family}.`, `.${secret}`, `${family}.${bob.refreshToken}`]) {
    expect(await asked({ refreshToken })).toBe('SessionEnded')
  }
  await Session.query(app.db).patch({
    createdAt: raw("now() - interval '31 days'"),
    expiresAt: raw("now() - interval '1 second'"),
  })
  expect(await asked(carla)).toBe('SessionEnded')
})

test('a suspended account is told so on its pages', async () => {
  await using app = await testApp()
  const [ann, root] = [await app.user('ann'), await app.user('root', { role: 'admin' })]
  await app.as(root).admin.users.suspend({ userId: ann.id })
  expect(await refusal(onPage(app, ann.refreshToken).auth.me())).toBe('AccountSuspended')
})

test('a page that is used keeps its session for thirty days more, and notes that once an hour', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { lastUsedAt } = await agedSession(app, '50 minutes')
  await onPage(app, ann.refreshToken).auth.me()
  expect(await Session.query(app.db)).toMatchObject([{ lastUsedAt }])

  await agedSession(app, '70 minutes')
  await onPage(app, ann.refreshToken).auth.me()
  const days = raw(
    "extract(epoch from expires_at - last_used_at) / 86400 = 30 and last_used_at > now() - interval '1 minute'",
  )
  expect(await Session.query(app.db).select(days.as('isProlonged'))).toEqual([{ isProlonged: true }])
})

test('a page of somebody else prolongs no session', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  const { lastUsedAt } = await agedSession(app, '70 minutes')
  await refusal(onPage(app, ann.refreshToken, bob.id).auth.me())
  expect(await Session.query(app.db)).toMatchObject([{ lastUsedAt }, { lastUsedAt }])
})

test('a person sees where they are signed in, the newest use first, and a hundred at most', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  await app.db.raw(
    `insert into sessions (user_id, family_hash, token_hash, device, expires_at, last_used_at)
    select ?, 'family ' || n, 'token ' || n, 'device ' || n, now() + interval '1 day', now() + n * interval '1 second'
    from generate_series(1, 120) as n`,
    [ann.id],
  )
  const sessions = await app.as(ann).auth.sessions()
  expect(sessions).toHaveLength(100)
  expect(sessions[0]).toEqual({
    id: expect.any(Number),
    device: 'device 120',
    createdAt: expect.any(String),
    lastUsedAt: expect.any(String),
    current: false,
  })
})

test('the name of a device is kept as far as it fits', async () => {
  await using app = await testApp()
  await app.user('ann')
  await app
    .withToken(undefined, { userAgent: 'x'.repeat(500) })
    .auth.login({ identifier: 'ann', password: testPassword })
  const devices = (await Session.query(app.db).orderBy('id')).map(({ device }) => device)
  expect(devices).toEqual(['vitest', 'x'.repeat(200)])
})

import { Session, User } from '@linnet/db'
import { expect, test } from 'vitest'

import { reasonIn, refusal, testApp, testPassword } from '../testing.js'

const ann = { handle: 'ann', email: 'ann@example.com', password: testPassword }

test('an account is made, signed in, and known by its token', async () => {
  await using app = await testApp()
  const grant = await app.anyone().auth.register({ ...ann, displayName: 'Ann Lee' })

  expect(grant.user).toMatchObject({
    handle: 'ann',
    displayName: 'Ann Lee',
    role: 'user',
    email: 'ann@example.com',
  })
  expect(await app.as(grant).auth.me()).toEqual(grant.user)
  expect(grant.user.lastSignInAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

test('what anybody would try first is no password', async () => {
  await using app = await testApp()
  const register = (password: string) => app.anyone().auth.register({ ...ann, password })
  for (const password of ['password', 'Password1', 'QWERTYUIOP', ann.email, ann.email.toUpperCase()])
    expect([password, await refusal(register(password))]).toEqual([password, 'ValidationFailed'])
  const grant = await register('ann and her password')
  const change = (newPassword: string) =>
    app.as(grant).auth.changePassword({ currentPassword: 'ann and her password', newPassword })
  expect(await refusal(change('12345678'))).toBe('ValidationFailed')
  expect(await change('a ladder to the moon')).toEqual({ signedOut: 0 })
})

test('who gives no name to be shown is shown by their handle', async () => {
  await using app = await testApp()
  expect((await app.anyone().auth.register(ann)).user.displayName).toBe('ann')
})

test('an account that cannot be kept for a reason of its own is a failure of the server', async () => {
  await using app = await testApp()
  await app.db.raw('alter table users add constraint full_up check (false)')
  expect(await refusal(app.anyone().auth.register(ann))).toBe('Internal')
})

test('the password is kept as an Argon2id hash only', async () => {
  await using app = await testApp()
  await app.anyone().auth.register(ann)
  const { passwordHash } = await User.query(app.db).findOne({ handle: 'ann' }).throwIfNotFound()
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('handle and e-mail are unique whatever their case, also when twenty sign up at once', async () => {
  await using app = await testApp()
  const attempts = Array.from({ length: 20 }, (_, index) =>
    app.anyone().auth.register({ ...ann, handle: index % 2 ? 'Ann' : 'aNN' }),
  )
  const outcomes = await Promise.allSettled(attempts)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await refusal(app.anyone().auth.register({ ...ann, email: 'other@example.com' }))).toBe(
    'HandleTaken',
  )
  expect(await refusal(app.anyone().auth.register({ ...ann, handle: 'bob', email: 'ANN@Example.com' }))).toBe(
    'EmailTaken',
  )
})

test.each([
  ['handle', { handle: 'a' }],
  ['handle', { handle: 'a'.repeat(31) }],
  ['handle', { handle: 'ann lee' }],
  ['handle', { handle: 'änn' }],
  ['email', { email: 'ann' }],
  ['email', { email: 'ann＠example.com' }],
  ['email', { email: `${'a'.repeat(250)}@example.com` }],
  ['password', { password: '1234567' }],
  ['password', { password: 'x'.repeat(257) }],
  ['displayName', { displayName: ' ' }],
  ['role', { role: 'admin' }],
  ['id', { id: 7 }],
])('sign-up refuses a bad or unknown %s', async (_, fields) => {
  await using app = await testApp()
  expect(await refusal(app.anyone().auth.register({ ...ann, ...fields }))).toBe('ValidationFailed')
  expect(await User.query(app.db).resultSize()).toBe(0)
})

test('sign-in takes the handle or the e-mail, in any case', async () => {
  await using app = await testApp()
  await app.user('ann')
  for (const identifier of ['ann', 'ANN', 'ann@example.com', 'Ann@Example.COM']) {
    const grant = await app.anyone().auth.login({ identifier, password: testPassword })
    expect(grant.user.handle).toBe('ann')
  }
})

test('a wrong password and an account that does not exist get the same answer', async () => {
  await using app = await testApp()
  await app.user('ann')
  const { auth } = app.anyone()
  expect(await refusal(auth.login({ identifier: 'ann', password: 'wrong password' }))).toBe('BadCredentials')
  expect(await refusal(auth.login({ identifier: 'bob', password: 'wrong password' }))).toBe('BadCredentials')
  expect(await refusal(auth.login({ identifier: 'ann\u0000', password: 'x' }))).toBe('ValidationFailed')
})

test('a password is compared to its last character', async () => {
  await using app = await testApp()
  const password = 'p'.repeat(100)
  await app.anyone().auth.register({ ...ann, password })
  expect(await refusal(app.anyone().auth.login({ identifier: 'ann', password: 'p'.repeat(99) + 'q' }))).toBe(
    'BadCredentials',
  )
})

test('calls with credentials are not batched', async () => {
  await using app = await testApp()
  await app.user('ann')
  const batched = app.withToken(undefined, { calls: 2 })
  expect(await refusal(batched.auth.login({ identifier: 'ann', password: testPassword }))).toBe(
    'CredentialsBatched',
  )
})

test('a flood of sign-ins is told to come back, be it of one name or of many', async () => {
  await using app = await testApp()
  const flood = (nameOf: (nth: number) => string) =>
    Promise.all(
      Array.from({ length: 80 }, (_, nth) =>
        refusal(app.anyone().auth.login({ identifier: nameOf(nth), password: 'wrong password' })),
      ),
    )
  expect(new Set(await flood(() => 'nobody'))).toEqual(new Set(['BadCredentials', 'Busy', 'TooManyGuesses']))
  expect(new Set(await flood((nth) => `nobody_${nth}`))).toEqual(new Set(['BadCredentials', 'Busy']))
})

test('of sign-ins at the moment of a new password or a suspension none outlives it', async () => {
  await using app = await testApp()
  const [ann, root] = [await app.user('ann'), await app.user('root', { role: 'admin' })]
  const live = () => Session.query(app.db).where({ userId: ann.id }).whereNull('revokedAt').resultSize()
  const signIns = (password: string) =>
    Array.from({ length: 8 }, () => app.anyone().auth.login({ identifier: 'ann', password }).catch(reasonIn))

  const newPassword = 'another horse battery'
  const [, ...signedIn] = await Promise.all([
    app.as(ann).auth.changePassword({ currentPassword: testPassword, newPassword }),
    ...signIns(testPassword),
  ])
  expect(signedIn.filter((answer) => typeof answer === 'string')).not.toContain('Internal')
  expect(await live()).toBe(1)

  await Promise.all([...signIns(newPassword), app.as(root).admin.users.suspend({ userId: ann.id })])
  expect(await live()).toBe(0)
})

test('of two who change a password at once from the same one, one does', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const there = await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
  const changing = [ann, there].map((who, nth) =>
    app
      .as(who)
      .auth.changePassword({ currentPassword: testPassword, newPassword: `another battery ${nth}` })
      .then(() => 'changed', reasonIn),
  )
  const outcomes = await Promise.all(changing)
  expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(1)
})

test('a new password replaces the old one and ends the other sessions', async () => {
  await using app = await testApp()
  const here = await app.user('ann')
  const elsewhere = await app.anyone().auth.login({ identifier: 'ann', password: testPassword })
  const change = { currentPassword: testPassword, newPassword: 'another password' }

  expect(await refusal(app.as(here).auth.changePassword({ ...change, currentPassword: 'wrong' }))).toBe(
    'BadCredentials',
  )
  expect(await app.as(here).auth.changePassword(change)).toEqual({ signedOut: 1 })

  expect(await refusal(app.as(elsewhere).auth.me())).toBe('SessionEnded')
  expect(await refusal(app.anyone().auth.refresh({ refreshToken: elsewhere.refreshToken }))).toBe(
    'RefreshTokenInvalid',
  )
  expect((await app.as(here).auth.me()).handle).toBe('ann')
  expect(await refusal(app.anyone().auth.login({ identifier: 'ann', password: testPassword }))).toBe(
    'BadCredentials',
  )
  await app.anyone().auth.login({ identifier: 'ann', password: 'another password' })
})

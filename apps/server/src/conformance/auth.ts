import { memorySession, type StoredSession } from '@linnet/sdk'
import { expect, test } from 'vitest'

import { anyId, anyText, moment, refOf } from './shapes.js'
import { failure, idOf, password, refusal, refusals, type OnStage } from './world.js'

const minutes = 60_000

/** A client's storage with somebody's session in it, changed as told. */
function holding(session: StoredSession | null, changes: Partial<StoredSession> = {}) {
  const storage = memorySession()
  void storage.save(session && { ...session, ...changes })
  return { storage }
}

export function authConforms(onStage: OnStage): void {
  test('signing up signs in, and tells who one is', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const me = {
      ...refOf(ann),
      email: 'ann@example.com',
      bio: '',
      role: 'user',
      createdAt: moment,
      lastSignInAt: moment,
    }
    expect(ann.session).toEqual({
      user: me,
      accessToken: anyText,
      accessTokenExpiresAt: moment,
      refreshToken: anyText,
      refreshTokenExpiresAt: moment,
    })
    expect(await ann.auth.me()).toEqual(me)
  })

  test('one signs in by handle or address, with the right password', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const { auth } = stage.visitor()
    for (const identifier of ['ann', 'ANN', 'Ann@Example.com']) {
      expect((await auth.login({ identifier, password })).user.id).toBe(idOf(ann))
    }
    for (const wrong of [
      { identifier: 'ann', password: 'wrong' },
      { identifier: 'nobody', password },
      { identifier: 'nobody@example.com', password },
    ]) {
      expect(await refusal(auth.login(wrong))).toBe('BadCredentials')
    }
  })

  test('nobody is let in where an account is needed', async () => {
    await using stage = await onStage()
    const visitor = stage.visitor()
    expect(
      await refusals(
        () => visitor.auth.me(),
        () => visitor.posts.create({ content: '' }),
        () => visitor.admin.stats(),
      ),
    ).toEqual(new Set(['NotSignedIn']))
  })

  test('the devices of an account are listed and ended one by one, or all', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const bob = await stage.user('bob')
    const phone = stage.visitor()
    await phone.auth.login({ identifier: 'ann', password })
    const device = { id: anyId, device: anyText, createdAt: moment, lastUsedAt: moment }
    const sessions = await ann.auth.sessions()
    expect(sessions.toSorted((one, other) => one.id - other.id)).toEqual([
      { ...device, current: true },
      { ...device, current: false },
    ])
    const other = sessions.find(({ current }) => !current)?.id ?? 0
    expect(await refusal(bob.auth.revokeSession({ sessionId: other }))).toBe('SessionNotFound')
    expect(await ann.auth.revokeSession({ sessionId: other })).toEqual({ signedOut: 1 })
    expect(await refusal(ann.auth.revokeSession({ sessionId: other }))).toBe('SessionNotFound')
    expect(await refusal(phone.posts.list())).toBe('SessionEnded')
    expect(phone.session).toBeNull()

    await phone.auth.login({ identifier: 'ann', password })
    expect(await ann.auth.logoutAll()).toEqual({ signedOut: 2 })
    expect(await refusal(phone.auth.me())).toBe('SessionEnded')
    expect(await refusal(ann.auth.me())).toBe('NotSignedIn')
  })

  test('signing out ends one session and leaves the others', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const kept = ann.session
    const phone = stage.visitor()
    await phone.auth.login({ identifier: 'ann', password })
    expect(await ann.auth.logout()).toEqual({ signedOut: 1 })
    expect(ann.session).toBeNull()
    expect(await refusal(stage.visitor(holding(kept)).auth.me())).toBe('SessionEnded')
    expect(await phone.auth.sessions()).toHaveLength(1)
  })

  test('a new password takes the old one, and ends the other sessions', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const phone = stage.visitor()
    await phone.auth.login({ identifier: 'ann', password })
    const newPassword = 'another horse battery'
    const wrong = { currentPassword: 'wrong', newPassword }
    expect(await refusal(ann.auth.changePassword(wrong))).toBe('BadCredentials')
    expect(ann.session).not.toBeNull()
    expect(await ann.auth.changePassword({ currentPassword: password, newPassword })).toEqual({
      signedOut: 1,
    })
    expect(await refusal(phone.auth.me())).toBe('SessionEnded')
    expect(await refusal(phone.auth.login({ identifier: 'ann', password }))).toBe('BadCredentials')
    await phone.auth.login({ identifier: 'ann', password: newPassword })
    expect((await ann.auth.me()).handle).toBe('ann')
  })

  test('a new password ends the tokens of the account, and of no other', async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const own = { name: 'mine', scopes: ['posts:write' as const] }
    const { token } = await ann.tokens.create(own)
    const { token: another } = await bob.tokens.create(own)
    await ann.auth.changePassword({ currentPassword: password, newPassword: 'another horse battery' })
    const script = stage.serviceClient({ token })
    expect(await refusal(script.service.me())).toBe('TokenInvalid')
    expect((await ann.tokens.list()).items).toMatchObject([{ name: 'mine', revokedAt: moment }])
    expect((await bob.tokens.list()).items).toMatchObject([{ name: 'mine', revokedAt: null }])
    expect(another).not.toBe(token)
  })

  test('a password is guessed at a few times, and then no more, by whatever name and way', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const [thief, bob] = [stage.visitor(), await stage.user('bob')]
    const wrong = 'not her password'
    const tries = [
      () => thief.auth.login({ identifier: 'ann', password: wrong }),
      () => thief.auth.login({ identifier: 'ANN@example.com', password: wrong }),
      () => ann.auth.changePassword({ currentPassword: wrong, newPassword: 'another horse battery' }),
      () => ann.account.delete({ password: wrong }),
    ]
    const refused: string[] = []
    while (refused.length < 11 && refused.at(-1) !== 'TooManyGuesses') {
      for (const one of tries) refused.push(await refusal(one()))
    }
    expect(refused.filter((reason) => reason === 'BadCredentials').length).toBeLessThanOrEqual(10)
    const late = await failure(thief.auth.login({ identifier: 'ann', password }))
    expect([late.reason, late.status]).toEqual(['TooManyGuesses', 429])
    expect(late.retryAfter).toBeGreaterThan(0)
    expect(late.retryAfter).toBeLessThanOrEqual(15 * 60)
    expect(
      await refusal(ann.auth.changePassword({ currentPassword: password, newPassword: 'another one' })),
    ).toBe('TooManyGuesses')
    expect((await ann.auth.me()).handle).toBe('ann')

    for (let nth = 0; nth < 12; nth += 1) await bob.auth.login({ identifier: 'bob', password })
    const nobody = { identifier: 'nobody_here', password: wrong }
    const unknown: string[] = []
    while (unknown.length < 11) unknown.push(await refusal(thief.auth.login(nobody)))
    expect(unknown.at(0)).toBe('BadCredentials')
    expect(unknown.at(-1)).toBe('TooManyGuesses')
  })

  test('an access token lives ten minutes, and the client renews it', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const before = ann.session
    stage.advance(9 * minutes)
    await ann.auth.me()
    expect(ann.session).toEqual(before)
    stage.advance(2 * minutes)
    expect((await ann.auth.me()).handle).toBe('ann')
    expect(ann.session?.refreshToken).not.toBe(before?.refreshToken)
    const late = stage.visitor(holding(before, { refreshToken: 'none' }))
    expect(await refusal(late.auth.me())).toBe('RefreshTokenInvalid')
  })

  test('a refresh may be repeated, and one older than that ends the session', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const [first = '', visitor] = [ann.session?.refreshToken, stage.visitor()]
    const second = await visitor.auth.refresh({ refreshToken: first })
    expect(second).toEqual({ ...ann.session, ...second })
    const again = await visitor.auth.refresh({ refreshToken: first })
    expect(again.refreshToken).toBe(second.refreshToken)
    const third = await visitor.auth.refresh({ refreshToken: second.refreshToken })
    expect(await refusal(visitor.auth.refresh({ refreshToken: first }))).toBe('RefreshTokenInvalid')
    expect(await refusal(visitor.auth.refresh({ refreshToken: third.refreshToken }))).toBe(
      'RefreshTokenInvalid',
    )
    expect(await refusal(ann.auth.me())).toBe('SessionEnded')
  })

  test('a token that is none is refused, also where none is needed', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const wrong = { accessToken: 'nonsense', refreshToken: 'none' }
    expect(await refusal(stage.visitor(holding(ann.session, wrong)).posts.list())).toBe('RefreshTokenInvalid')
    expect(await refusal(stage.serviceClient({ token: 'nonsense' }).posts.list())).toBe('TokenInvalid')
    expect(await refusal(stage.serviceClient({ token: 'svc_nonsense' }).posts.list())).toBe('TokenInvalid')
  })
}

import { User } from '@linnet/db'
import { expect, test } from 'vitest'

import { addUser } from '../admin/admin-users.js'
import { ensureAdmin } from '../admin/ensure-admin.js'
import { refusal, testApp, testPassword, type TestApp } from '../testing.js'

async function arrange(app: TestApp) {
  const { admin } = app.as(await app.user('root', { role: 'admin' }))
  const signUp = (handle: string, invite?: string) =>
    app.anyone().auth.register({
      handle,
      email: `${handle}@example.com`,
      password: testPassword,
      ...(invite !== undefined && { invite }),
    })
  return { admin, signUp }
}

test('while registration is closed nobody signs up, and the operator still makes accounts', async () => {
  await using app = await testApp()
  const { admin, signUp } = await arrange(app)
  const { code } = await admin.invites.create({})
  await admin.settings.update({ registration: 'closed' })
  expect(await refusal(signUp('ann', code))).toBe('RegistrationClosed')
  const account = { handle: 'bob', email: 'bob@example.com', password: testPassword, role: 'user' } as const
  expect(await addUser(app.api, account)).toMatchObject({ handle: 'bob' })
  await User.query(app.db).patch({ role: 'user' })
  expect(await ensureAdmin(app.api, {})).toMatchObject({ handle: 'admin', created: true })
  await app.db('instance_settings').update({ registration: 'open' })
  expect((await signUp('ann', 'anything')).user.handle).toBe('ann')
})

test('of sixteen at once with an invite for one, one signs up', async () => {
  await using app = await testApp()
  const { admin, signUp } = await arrange(app)
  await admin.settings.update({ registration: 'invite' })
  const { code, id } = await admin.invites.create({ note: 'for Ann', maxUses: 1, expiresInDays: 1 })
  const made = await Promise.allSettled(Array.from({ length: 16 }, (_, index) => signUp(`ann${index}`, code)))
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await User.query(app.db).resultSize()).toBe(2)
  const { items } = await admin.invites.list({})
  expect(items).toMatchObject([{ id, note: 'for Ann', uses: 1, maxUses: 1, createdBy: { handle: 'root' } }])
})

test('an invite that was revoked, has expired or is none lets nobody in, and a sign-up that fails uses none', async () => {
  await using app = await testApp()
  const { admin, signUp } = await arrange(app)
  await admin.settings.update({ registration: 'invite' })
  const [good, old, revoked] = [
    await admin.invites.create({ maxUses: 2 }),
    await admin.invites.create({}),
    await admin.invites.create({}),
  ]
  await app
    .db('invites')
    .where({ id: old.id })
    .update({
      createdAt: app.db.raw("now() - interval '2 days'"),
      expiresAt: app.db.raw("now() - interval '1 second'"),
    })
  expect((await admin.invites.revoke({ inviteId: revoked.id })).revokedAt).toEqual(expect.any(String))
  for (const code of [undefined, old.code, revoked.code, 'made up']) {
    expect(await refusal(signUp('ann', code))).toBe('InviteInvalid')
  }
  expect(await refusal(signUp('root', good.code))).toBe('HandleTaken')
  await signUp('ann', good.code)
  await signUp('bob', good.code)
  expect(await refusal(signUp('cat', good.code))).toBe('InviteInvalid')
  expect(await refusal(admin.invites.revoke({ inviteId: 999 }))).toBe('InviteNotFound')
})

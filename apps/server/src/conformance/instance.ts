import { expect, test } from 'vitest'

import { anyId, anyText, moment, refOf } from './shapes.js'
import { failure, password, refusal, type OnStage } from './world.js'

const days = (count: number) => count * 24 * 3600 * 1000

export function instanceConforms(onStage: OnStage): void {
  test('an admin says what the instance is, and everybody reads it', async () => {
    await using stage = await onStage()
    const admin = await stage.admin()
    const visitor = stage.visitor()
    const first = {
      name: 'Linnet',
      description: '',
      registration: 'open',
      limits: { longestPost: 500, postsPerHour: null },
      version: anyText,
    }
    expect(await visitor.instance.read()).toEqual(first)
    const set = await admin.admin.settings.update({ name: 'Birds', description: 'About <b>birds</b>.' })
    expect(set).toEqual({ ...first, name: 'Birds', description: 'About <b>birds</b>.' })
    expect(await visitor.instance.read()).toEqual(set)
    const moderator = await stage.moderator()
    expect(await refusal(moderator.admin.settings.update({ name: 'Mine' }))).toBe('NotAllowed')
    expect(await refusal(admin.admin.settings.update({ longestPost: 0 }))).toBe('ValidationFailed')
  })

  test('posts are no longer and no more than the instance takes', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    await admin.admin.settings.update({ longestPost: 3, postsPerHour: 2 })
    const post = await ann.posts.create({ content: '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧' })
    const { reason, issues } = await failure(ann.posts.create({ content: 'four' }))
    expect([reason, issues]).toEqual([
      'ValidationFailed',
      [{ path: ['content'], message: 'At most 3 characters.' }],
    ])
    expect(await refusal(ann.posts.update({ postId: post.id, content: 'four' }))).toBe('ValidationFailed')
    await ann.posts.create({ content: 'two' })
    expect(await refusal(ann.posts.create({ content: 'no' }))).toBe('TooManyPosts')
    await admin.posts.create({ content: 'me' })
    await admin.admin.settings.update({ postsPerHour: null })
    await ann.posts.create({ content: 'yes' })
  })

  test('who may sign up is for an admin to say: anybody, who has an invite, or nobody', async () => {
    await using stage = await onStage()
    const admin = await stage.admin()
    const { settings, invites, audit } = admin.admin
    const signUp = (handle: string, invite?: string) =>
      stage.visitor().auth.register({ handle, email: `${handle}@example.com`, password, invite })
    await settings.update({ registration: 'invite' })
    const invite = await invites.create({ note: 'birds', maxUses: 1, expiresInDays: 2 })
    expect(invite).toEqual({
      id: anyId,
      code: anyText,
      note: 'birds',
      maxUses: 1,
      uses: 0,
      createdBy: refOf(admin),
      createdAt: moment,
      expiresAt: new Date(Date.parse(invite.createdAt) + days(2)).toISOString(),
      revokedAt: null,
    })
    expect(await refusal(signUp('ann'))).toBe('InviteInvalid')
    expect(await refusal(signUp('root', invite.code))).toBe('HandleTaken')
    expect((await signUp('ann', invite.code)).user.handle).toBe('ann')
    expect(await refusal(signUp('bob', invite.code))).toBe('InviteInvalid')

    const second = await invites.create()
    expect(second).toMatchObject({ note: '', maxUses: 1 })
    expect(await invites.revoke({ inviteId: second.id })).toEqual({ ...second, revokedAt: moment })
    expect(await refusal(signUp('bob', second.code))).toBe('InviteInvalid')
    expect((await invites.list()).items).toEqual([
      { ...second, revokedAt: moment },
      { ...invite, uses: 1 },
    ])
    expect(await refusal(invites.revoke({ inviteId: 999 }))).toBe('InviteNotFound')
    await settings.update({ registration: 'closed' })
    expect(await refusal(signUp('bob', invite.code))).toBe('RegistrationClosed')
    expect((await audit.list({ action: 'admin.settings.update' })).items[0]?.target).toEqual({
      registration: 'closed',
    })
  })
}

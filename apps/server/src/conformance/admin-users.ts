import { expect, test } from 'vitest'

import { anyId, anyText, moment, refOf } from './shapes.js'
import { idOf, password, refusal, refusals, type OnStage } from './world.js'

const today = () => new Date().toISOString().slice(0, 10)

export function adminUsersConform(onStage: OnStage): void {
  test('all accounts are listed, by role, suspension and words', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    await stage.moderator()
    const { list, suspend } = admin.admin.users
    const shown = {
      ...refOf(ann),
      bio: '',
      role: 'user',
      createdAt: moment,
      email: 'ann@example.com',
      lastSignInAt: moment,
      suspendedAt: null,
    }
    expect((await list({ search: 'ANN@' })).items).toEqual([shown])
    expect(await suspend({ userId: idOf(ann) })).toEqual({ ...shown, suspendedAt: moment })
    const handles = async (input: Parameters<typeof list>[0]) =>
      (await list(input)).items.map(({ handle }) => handle)
    expect(await handles({})).toEqual(['mo', 'root', 'ann'])
    expect(await handles({ role: 'moderator' })).toEqual(['mo'])
    expect(await handles({ suspended: true })).toEqual(['ann'])
    expect(await handles({ suspended: false, limit: 1 })).toEqual(['mo'])
    expect(await handles({ search: '_' })).toEqual([])
  })

  test('a role counts at once', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    const userId = idOf(ann)
    expect(await refusal(ann.admin.stats())).toBe('NotAllowed')
    expect(await admin.admin.users.setRole({ userId, role: 'moderator' })).toMatchObject({
      role: 'moderator',
    })
    expect((await ann.admin.stats({ days: 1 })).days).toHaveLength(1)
    expect(await refusal(ann.admin.users.setRole({ userId, role: 'admin' }))).toBe('NotAllowed')
    await admin.admin.users.setRole({ userId, role: 'admin' })
    expect((await ann.admin.serviceTokens.list()).items).toEqual([])
    expect(await ann.auth.me()).toMatchObject({ role: 'admin' })
  })

  test('there is always an active admin', async () => {
    await using stage = await onStage()
    const admin = await stage.admin()
    const userId = idOf(admin)
    const lastWords = () =>
      refusals(
        () => admin.admin.users.setRole({ userId, role: 'user' }),
        () => admin.admin.users.suspend({ userId }),
      )
    expect(await lastWords()).toEqual(new Set(['LastAdmin']))
    const second = await stage.admin('second')
    await second.admin.users.suspend({ userId })
    expect(await refusal(second.admin.users.setRole({ userId: idOf(second), role: 'user' }))).toBe(
      'LastAdmin',
    )
  })

  test('moderators act on ordinary accounts only', async () => {
    await using stage = await onStage()
    const admin = await stage.admin()
    const moderator = await stage.moderator()
    const { suspend, unsuspend } = moderator.admin.users
    for (const userId of [idOf(admin), idOf(moderator)]) {
      expect(
        await refusals(
          () => suspend({ userId }),
          () => unsuspend({ userId }),
        ),
      ).toEqual(new Set(['NotAllowed']))
    }
    expect(
      await refusals(
        () => suspend({ userId: 999 }),
        () => unsuspend({ userId: 999 }),
        () => admin.admin.users.setRole({ userId: 999, role: 'user' }),
      ),
    ).toEqual(new Set(['UserNotFound']))
  })

  test('what is an admin’s alone is refused to moderators, and all of it to users', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const moderator = await stage.moderator()
    const calls = [
      () => moderator.admin.posts.create({ content: 'x' }),
      () => moderator.admin.posts.update({ postId: 1, content: 'x' }),
      () => moderator.admin.posts.purge({ postId: 1 }),
      () => moderator.admin.serviceTokens.list(),
      () => ann.admin.posts.list(),
      () => ann.admin.posts.byId({ postId: 1 }),
      () => ann.admin.users.list(),
      () => ann.service.me(),
    ]
    expect(await refusals(...calls)).toEqual(new Set(['NotAllowed']))
  })

  test('admins see the devices of an account, and sign it out on one or on all', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    const userId = idOf(ann)
    const other = stage.visitor()
    await other.auth.login({ identifier: 'ann', password })
    const { sessions, endSessions } = admin.admin.users
    const [newest, oldest] = await sessions({ userId })
    const shown = { id: anyId, device: anyText, createdAt: moment, lastUsedAt: moment }
    expect([newest, oldest]).toEqual([shown, shown])
    const sessionId = newest?.id ?? 0
    expect(await endSessions({ userId, sessionId })).toEqual({ signedOut: 1 })
    expect(await refusal(other.auth.me())).toBe('SessionEnded')
    expect((await ann.auth.me()).handle).toBe('ann')
    expect(await refusal(endSessions({ userId, sessionId }))).toBe('SessionNotFound')
    expect(await endSessions({ userId })).toEqual({ signedOut: 1 })
    expect(await sessions({ userId })).toEqual([])
    expect(
      await refusals(
        () => sessions({ userId: 999 }),
        () => endSessions({ userId: 999 }),
      ),
    ).toEqual(new Set(['UserNotFound']))
    const { items } = await admin.admin.audit.list({ targetUserId: userId, limit: 1 })
    expect(items).toMatchObject([{ action: 'admin.users.endSessions', target: { userId } }])
  })

  test('what there is and what came is counted by day, all of it', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    const post = await ann.posts.create({ content: 'counted' })
    await ann.posts.like({ postId: post.id })
    await ann.posts.delete({ postId: post.id })
    await admin.admin.users.suspend({ userId: idOf(ann) })
    const { totals, days, errors } = await admin.admin.stats()
    expect(errors).toEqual([])
    expect(totals).toEqual({ users: 2, posts: 1, likes: 1 })
    expect(days).toHaveLength(30)
    expect(days.at(-1)).toEqual({ date: today(), ...totals })
    expect(days.at(0)).toEqual({ date: expect.any(String), users: 0, posts: 0, likes: 0 })
  })
}

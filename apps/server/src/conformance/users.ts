import { expect, test } from 'vitest'

import { moment, refOf } from './shapes.js'
import { idOf, password, postsBy, refusal, refusals, type OnStage } from './world.js'

export function usersConform(onStage: OnStage): void {
  test('a profile is found by handle and by id, with what may be seen counted', async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const [post] = await postsBy(ann, 'one', 'two')
    await bob.posts.create({ content: 'a reply', replyToId: post?.id })
    await ann.posts.hide({ postId: post?.id ?? 0 })
    const profile = { ...refOf(ann), bio: '', role: 'user', createdAt: moment, suspended: false }
    expect(await bob.users.byHandle({ handle: 'Ann' })).toEqual({ ...profile, postCount: 1 })
    expect(await ann.users.byId({ userId: idOf(ann) })).toEqual({ ...profile, postCount: 2 })
    expect(await stage.visitor().users.byId({ userId: idOf(bob) })).toMatchObject({ postCount: 1 })
  })

  test('an account that nobody has is not there for any call', async () => {
    await using stage = await onStage()
    const { users } = stage.visitor()
    expect(
      await refusals(
        () => users.byHandle({ handle: 'nobody' }),
        () => users.byId({ userId: 999 }),
        () => users.posts({ userId: 999 }),
        () => users.likedPosts({ userId: 999 }),
      ),
    ).toEqual(new Set(['UserNotFound']))
  })

  test('a name and a bio are changed, one at a time or both', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const before = await ann.auth.me()
    expect(await ann.users.updateProfile({ displayName: 'Ann A.' })).toEqual({
      ...before,
      displayName: 'Ann A.',
    })
    expect(await ann.users.updateProfile({ bio: 'Worms.' })).toEqual({
      ...before,
      displayName: 'Ann A.',
      bio: 'Worms.',
    })
    expect(await ann.users.updateProfile()).toMatchObject({ displayName: 'Ann A.', bio: 'Worms.' })
    expect(await ann.users.updateProfile({ bio: '' })).toMatchObject({ bio: '' })
    const post = await ann.posts.create({ content: 'by a new name' })
    expect(post.author.displayName).toBe('Ann A.')
  })

  test('accounts are listed newest first', async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const shown = { bio: '', role: 'user', createdAt: moment }
    const first = await stage.visitor().users.list({ limit: 1 })
    expect(first.items).toEqual([{ ...refOf(bob), ...shown }])
    const rest = await ann.users.list({ cursor: first.nextCursor ?? '' })
    expect(rest).toEqual({ items: [{ ...refOf(ann), ...shown }], nextCursor: null })
  })

  test('a handle and an address are had once, in whatever letters', async () => {
    await using stage = await onStage()
    await stage.user('ann')
    const { auth } = stage.visitor()
    const other = { handle: 'other', email: 'other@example.com', password }
    expect(await refusal(auth.register({ ...other, handle: 'ANN' }))).toBe('HandleTaken')
    expect(await refusal(auth.register({ ...other, email: 'Ann@Example.com' }))).toBe('EmailTaken')
    expect(await refusal(auth.register({ ...other, handle: 'ann', email: 'ann@example.com' }))).toBe(
      'HandleTaken',
    )
    expect((await auth.register(other)).user.displayName).toBe('other')
  })
}

import { expect, test } from 'vitest'

import { contentsOf, refOf } from './shapes.js'
import { idOf, postsBy, refusal, type OnStage } from './world.js'

export function likesConform(onStage: OnStage): void {
  test('a like counts once, and is taken back once', async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const { id: postId } = await ann.posts.create({ content: 'likeable' })
    expect(await bob.posts.like({ postId })).toEqual({ postId, liked: true, likeCount: 1 })
    expect(await bob.posts.like({ postId })).toEqual({ postId, liked: true, likeCount: 1 })
    expect(await ann.posts.like({ postId })).toEqual({ postId, liked: true, likeCount: 2 })
    expect(await bob.posts.byId({ postId })).toMatchObject({ liked: true, likeCount: 2 })
    expect(await stage.visitor().posts.byId({ postId })).toMatchObject({ liked: false, likeCount: 2 })
    expect(await bob.posts.unlike({ postId })).toEqual({ postId, liked: false, likeCount: 1 })
    expect(await bob.posts.unlike({ postId })).toEqual({ postId, liked: false, likeCount: 1 })
  })

  test('who likes a post and what somebody likes are told, the newest like first', async () => {
    await using stage = await onStage()
    const [ann, bob, cat] = [await stage.user('ann'), await stage.user('bob'), await stage.user('cat')]
    const [one, two] = await postsBy(ann, 'one', 'two')
    if (!one || !two) throw new Error('no posts')
    for (const liker of [cat, ann, bob]) await liker.posts.like({ postId: one.id })
    const first = await ann.posts.likers({ postId: one.id, limit: 2 })
    expect(first.items).toEqual([refOf(bob), refOf(ann)])
    const rest = await ann.posts.likers({ postId: one.id, limit: 2, cursor: first.nextCursor ?? '' })
    expect(rest).toEqual({ items: [refOf(cat)], nextCursor: null })

    await bob.posts.like({ postId: two.id })
    const { likedPosts } = stage.visitor().users
    expect(contentsOf(await likedPosts({ userId: idOf(bob) }))).toEqual(['two', 'one'])
    const page = await likedPosts({ userId: idOf(bob), limit: 1 })
    expect(contentsOf(await likedPosts({ userId: idOf(bob), cursor: page.nextCursor ?? '' }))).toEqual([
      'one',
    ])
    await bob.posts.unlike({ postId: two.id })
    await bob.posts.like({ postId: two.id })
    await ann.posts.hide({ postId: two.id })
    expect(contentsOf(await likedPosts({ userId: idOf(bob) }))).toEqual(['one'])
    expect(contentsOf(await ann.users.likedPosts({ userId: idOf(bob) }))).toEqual(['two', 'one'])
  })

  test('what cannot be seen cannot be liked', async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const { id: postId } = await ann.posts.create({ content: 'hidden', visible: false })
    expect(await refusal(bob.posts.like({ postId }))).toBe('PostNotFound')
    expect(await refusal(stage.visitor().posts.like({ postId }))).toBe('NotSignedIn')
    expect(await ann.posts.like({ postId })).toEqual({ postId, liked: true, likeCount: 1 })
  })
}

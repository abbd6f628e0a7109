import type { Linnet, Post } from '@linnet/sdk'
import { expect, test } from 'vitest'

import { contentsOf, newPost, refOf } from './shapes.js'
import { idOf, refusal, refusals, type OnStage, type Stage } from './world.js'

/** Where one may come upon a post, and whether it is there. */
async function placesOf(viewer: Linnet, post: Post, likedBy: number): Promise<Record<string, boolean>> {
  const { id: postId } = post
  const has = ({ items }: { items: Post[] }) => items.some(({ id }) => id === postId)
  const read = await viewer.posts.byId({ postId }).then(
    () => true,
    () => false,
  )
  const thread = await viewer.posts.thread({ postId: post.replyToId ?? 0 })
  return {
    read,
    timeline: has(await viewer.posts.list({ replies: true })),
    ofAuthor: has(await viewer.users.posts({ userId: post.author.id, replies: true })),
    thread: has(thread.replies),
    counted: (await viewer.users.byId({ userId: post.author.id })).postCount > 0,
    found: has(await viewer.posts.search({ author: post.author.handle })),
    foundByWord: has(await viewer.posts.search({ text: post.content })),
    history: await viewer.posts.history({ postId }).then(
      () => true,
      () => false,
    ),
    liked: has(await viewer.users.likedPosts({ userId: likedBy })),
  }
}

async function castOf(stage: Stage) {
  const ann = await stage.user('ann')
  const bob = await stage.user('bob')
  const admin = await stage.admin()
  const moderator = await stage.moderator()
  const parent = await bob.posts.create({ content: 'parent' })
  const post = await ann.posts.create({ content: 'reply', replyToId: parent.id })
  await bob.posts.like({ postId: post.id })
  return { ann, bob, admin, moderator, nobody: stage.visitor(), parent, post }
}

export function visibilityConforms(onStage: OnStage): void {
  test.each([
    ['visible', [], ['nobody', 'bob', 'ann', 'moderator', 'admin']],
    ['hidden', ['hide'], ['ann', 'moderator', 'admin']],
    ['deleted', ['delete'], ['moderator', 'admin']],
    ['hidden and deleted', ['hide', 'delete'], ['moderator', 'admin']],
  ] as const)('a post that is %s is everywhere or nowhere, by who looks', async (_, deeds, seers) => {
    await using stage = await onStage()
    const { parent, post, ...people } = await castOf(stage)
    for (const deed of deeds) await people.ann.posts[deed]({ postId: post.id })
    const seen: ReadonlySet<string> = new Set(seers)
    for (const [name, viewer] of Object.entries(people)) {
      const places = Object.values(await placesOf(viewer, post, idOf(people.bob)))
      expect([name, ...new Set(places)]).toEqual([name, seen.has(name)])
    }
    expect((await people.bob.posts.byId({ postId: parent.id })).replyCount).toBe(deeds.length === 0 ? 1 : 0)
  })

  test('a suspended account is gone for all but staff, with its posts, likes and replies', async () => {
    await using stage = await onStage()
    const { ann, bob, admin, moderator, nobody, parent, post } = await castOf(stage)
    const own = await bob.posts.create({ content: 'liked by ann' })
    await ann.posts.like({ postId: own.id })
    const suspended = await moderator.admin.users.suspend({ userId: idOf(ann) })
    expect(suspended.suspendedAt).toEqual(expect.any(String))

    for (const viewer of [nobody, bob]) {
      expect(
        await refusals(
          () => viewer.users.byId({ userId: suspended.id }),
          () => viewer.users.byHandle({ handle: 'ann' }),
          () => viewer.users.posts({ userId: suspended.id }),
          () => viewer.users.likedPosts({ userId: suspended.id }),
        ),
      ).toEqual(new Set(['UserNotFound']))
      expect(await refusal(viewer.posts.byId({ postId: post.id }))).toBe('PostNotFound')
      expect(await refusal(viewer.posts.history({ postId: post.id }))).toBe('PostNotFound')
      expect((await viewer.posts.search({ author: 'ann' })).items).toEqual([])
      expect((await viewer.posts.search({ text: 'reply' })).items).toEqual([])
      expect(contentsOf(await viewer.posts.list({ replies: true }))).toEqual(['liked by ann', 'parent'])
      expect((await viewer.posts.likers({ postId: own.id })).items).toEqual([])
      expect(await viewer.posts.byId({ postId: own.id })).toMatchObject({ likeCount: 0 })
      expect(await viewer.posts.byId({ postId: parent.id })).toMatchObject({ replyCount: 0 })
      expect((await viewer.users.list()).items.map(({ handle }) => handle)).toEqual(['mo', 'root', 'bob'])
    }
    expect(await admin.users.byId({ userId: suspended.id })).toMatchObject({ suspended: true, postCount: 1 })
    expect((await admin.users.list()).items).toHaveLength(4)
    expect((await admin.posts.likers({ postId: own.id })).items).toEqual([])
    expect(await refusal(ann.auth.me())).toBe('AccountSuspended')
    expect(ann.session).toBeNull()
    expect(await refusal(ann.auth.login({ identifier: 'ann', password: 'correct horse battery' }))).toBe(
      'AccountSuspended',
    )

    await moderator.admin.users.unsuspend({ userId: suspended.id })
    expect(await nobody.posts.byId({ postId: own.id })).toMatchObject({ likeCount: 1 })
    expect(await nobody.posts.byId({ postId: parent.id })).toMatchObject({ replyCount: 1 })
  })

  test('a thread tells what a post answers, oldest first, and what answers it', async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const reply = (author: Linnet, content: string, replyToId: number) =>
      author.posts.create({ content, replyToId })
    const one = await ann.posts.create({ content: 'one' })
    const two = await reply(bob, 'two', one.id)
    const three = await reply(ann, 'three', two.id)
    for (const content of ['first', 'second', 'third']) await reply(bob, content, three.id)

    const thread = await bob.posts.thread({ postId: three.id, limit: 2 })
    expect(thread).toEqual({
      ancestors: [
        newPost(ann, { content: 'one', replyCount: 1 }),
        newPost(bob, { content: 'two', replyToId: one.id, replyCount: 1 }),
      ],
      post: newPost(ann, { content: 'three', replyToId: two.id, replyCount: 3 }),
      replies: {
        items: ['first', 'second'].map((content) => newPost(bob, { content, replyToId: three.id })),
        nextCursor: expect.any(String),
      },
    })
    const cursor = thread.replies.nextCursor ?? ''
    const rest = await bob.posts.thread({ postId: three.id, cursor })
    expect([contentsOf(rest.replies), rest.replies.nextCursor]).toEqual([['third'], null])
    expect(await refusal(bob.posts.list({ cursor }))).toBe('ValidationFailed')

    await bob.posts.hide({ postId: two.id })
    expect(contentsOf({ items: (await ann.posts.thread({ postId: three.id })).ancestors })).toEqual([])
    expect(contentsOf({ items: (await bob.posts.thread({ postId: three.id })).ancestors })).toEqual([
      'one',
      'two',
    ])
    expect(await refusal(reply(ann, 'x', two.id))).toBe('PostNotFound')
    expect((await ann.posts.thread({ postId: one.id })).replies.items).toEqual([])
    expect(refOf(ann)).toEqual((await ann.posts.thread({ postId: one.id })).post.author)
  })
}

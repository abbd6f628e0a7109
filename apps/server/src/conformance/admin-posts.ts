import { expect, test } from 'vitest'

import { anyId, contentsOf, moment, newPost, refOf } from './shapes.js'
import { postsBy, refusal, refusals, type OnStage } from './world.js'

export function adminPostsConform(onStage: OnStage): void {
  test('what a moderator takes down, its author cannot bring back', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    const moderator = await stage.moderator()
    const post = await ann.posts.create({ content: 'rude' })
    const { id: postId } = post

    expect(await moderator.admin.posts.setVisible({ postId, visible: false })).toEqual({
      ...post,
      visible: false,
    })
    expect(await refusal(ann.posts.show({ postId }))).toBe('HeldByModerator')
    expect(await moderator.admin.posts.setVisible({ postId, visible: true })).toEqual(post)
    expect(await ann.posts.hide({ postId })).toEqual({ ...post, visible: false })
    expect(await ann.posts.show({ postId })).toEqual(post)

    expect(await moderator.admin.posts.delete({ postId })).toEqual({ ...post, deletedAt: moment })
    expect(await refusal(ann.posts.restore({ postId }))).toBe('HeldByModerator')
    expect(await admin.admin.posts.restore({ postId })).toEqual(post)
    await ann.posts.delete({ postId })
    expect(await ann.posts.restore({ postId })).toEqual(post)
  })

  test('what its author took away first, a moderator takes down all the same', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const moderator = await stage.moderator()
    const [hidden, deleted] = await postsBy(ann, 'hidden', 'deleted')
    const [hiddenId, deletedId] = [hidden?.id ?? 0, deleted?.id ?? 0]
    await ann.posts.hide({ postId: hiddenId })
    const { deletedAt } = await ann.posts.delete({ postId: deletedId })
    await moderator.admin.posts.setVisible({ postId: hiddenId, visible: false })
    expect(await moderator.admin.posts.delete({ postId: deletedId })).toMatchObject({ deletedAt })
    expect(await refusal(ann.posts.show({ postId: hiddenId }))).toBe('HeldByModerator')
    expect(await refusal(ann.posts.restore({ postId: deletedId }))).toBe('HeldByModerator')

    const [more] = await postsBy(ann, 'more')
    const postId = more?.id ?? 0
    await ann.posts.hide({ postId })
    const hide = () => moderator.admin.posts.bulk({ act: 'hide', postIds: [postId] })
    expect((await hide()).posts).toEqual([{ postId, outcome: 'done' }])
    expect((await hide()).posts).toEqual([{ postId, outcome: 'unchanged' }])
    expect(await refusal(ann.posts.show({ postId }))).toBe('HeldByModerator')
  })

  test("an admin edits anybody's post, and all that it said is kept", async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    const { id: postId } = await ann.posts.create({ content: 'one' })
    await ann.posts.update({ postId, content: 'two' })
    const post = newPost(ann, { content: 'three', editedAt: moment })
    expect(await admin.admin.posts.update({ postId, content: 'three' })).toEqual(post)
    expect(await admin.admin.posts.byId({ postId })).toEqual({
      post,
      revisions: [
        { id: anyId, content: 'two', replacedAt: moment, editor: refOf(admin) },
        { id: anyId, content: 'one', replacedAt: moment, editor: refOf(ann) },
      ],
    })
  })

  test('a purged post is gone for good, and its replies stay', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    const post = await ann.posts.create({ content: 'to be purged' })
    const { id: postId } = post
    const reply = await ann.posts.create({ content: 'to stay', replyToId: postId })
    await admin.posts.like({ postId })
    expect(await admin.admin.posts.purge({ postId })).toEqual({ postId })
    expect(await ann.posts.byId({ postId: reply.id })).toEqual({ ...reply, replyToId: null })
    expect(
      await refusals(
        () => admin.posts.byId({ postId }),
        () => admin.admin.posts.byId({ postId }),
        () => admin.admin.posts.update({ postId, content: 'x' }),
        () => admin.admin.posts.setVisible({ postId, visible: true }),
        () => admin.admin.posts.delete({ postId }),
        () => admin.admin.posts.restore({ postId }),
        () => admin.admin.posts.purge({ postId }),
        () => admin.admin.posts.create({ content: 'x', replyToId: postId }),
      ),
    ).toEqual(new Set(['PostNotFound']))
  })

  test('many posts are acted on at once, and each is answered', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const moderator = await stage.moderator()
    const admin = await stage.admin('second')
    const [one, two] = await postsBy(ann, 'one', 'two')
    const postIds = [two?.id ?? 0, one?.id ?? 0, 999]
    const bulk = async (act: 'hide' | 'show' | 'delete' | 'restore' | 'purge') => {
      const answer = await moderator.admin.posts.bulk({ act, postIds })
      expect(answer).toMatchObject({ act, posts: postIds.map((postId) => ({ postId })) })
      return answer.posts.map(({ outcome }) => outcome)
    }
    await moderator.admin.posts.setVisible({ postId: postIds[0] ?? 0, visible: false })
    expect(await bulk('hide')).toEqual(['unchanged', 'done', 'missing'])
    expect(await bulk('show')).toEqual(['done', 'done', 'missing'])
    expect(await bulk('delete')).toEqual(['done', 'done', 'missing'])
    expect(await bulk('restore')).toEqual(['done', 'done', 'missing'])
    expect(await ann.posts.byId({ postId: one?.id ?? 0 })).toEqual(one)
    expect(await refusal(bulk('purge'))).toBe('NotAllowed')
    await admin.admin.posts.bulk({ act: 'purge', postIds: [two?.id ?? 0] })
    expect(contentsOf(await admin.admin.posts.list())).toEqual(['one'])
    expect(await refusal(admin.admin.posts.bulk({ act: 'hide', postIds: [1, 1] }))).toBe('ValidationFailed')
    const { items } = await admin.admin.audit.list({ targetPostId: two?.id ?? 0 })
    expect(items.map(({ target }) => target['act'])).toEqual([
      'purge',
      'restore',
      'delete',
      'show',
      undefined,
    ])
  })

  test('all posts are listed, by their state, their author or their words', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    const [hidden, deleted] = await postsBy(ann, 'Hidden worms', 'deleted 100% worms', 'visible')
    await ann.posts.hide({ postId: hidden?.id ?? 0 })
    await ann.posts.delete({ postId: deleted?.id ?? 0 })
    await admin.admin.posts.create({ content: 'news' })
    const { list } = admin.admin.posts
    expect(contentsOf(await list())).toEqual(['news', 'visible', 'deleted 100% worms', 'Hidden worms'])
    expect(contentsOf(await list({ state: 'visible' }))).toEqual(['news', 'visible'])
    expect(contentsOf(await list({ state: 'hidden' }))).toEqual(['Hidden worms'])
    expect(contentsOf(await list({ state: 'deleted' }))).toEqual(['deleted 100% worms'])
    expect(contentsOf(await list({ author: 'root' }))).toEqual(['news'])
    expect(contentsOf(await list({ search: 'WORMS', limit: 1 }))).toEqual(['deleted 100% worms'])
    expect(contentsOf(await list({ search: '0% w' }))).toEqual(['deleted 100% worms'])
    expect(contentsOf(await list({ search: '%' }))).toEqual(['deleted 100% worms'])
    const { createdAt: from = '' } = hidden ?? {}
    expect(await list({ to: from })).toEqual({ items: [], nextCursor: null })
    expect((await list({ from })).items).toHaveLength(4)
    const { nextCursor } = await list({ search: 'worms', limit: 1 })
    expect(contentsOf(await list({ search: 'worms', cursor: nextCursor ?? '' }))).toEqual(['Hidden worms'])
  })
}

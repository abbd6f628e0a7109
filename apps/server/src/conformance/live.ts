import type { Linnet, LiveEvent, LivePost, Post } from '@linnet/sdk'
import { expect, test, vi } from 'vitest'

import { heardBy } from './heard.js'
import { idOf, type OnStage } from './world.js'

/** What somebody is told, in its order, from when it is open. */
async function listening(linnet: Pick<Linnet, 'live'>) {
  const { events, ...heard } = heardBy(linnet)
  await vi.waitUntil(() => heard.statuses.includes('open'), { timeout: 20_000 })
  return {
    ...heard,
    /** All until the last is as told. */
    async until(isLast: (event: LiveEvent) => boolean): Promise<LiveEvent[]> {
      await vi.waitUntil(() => events.some(isLast), { timeout: 20_000 })
      return events.splice(0, events.findIndex(isLast) + 1)
    },
  }
}

/** A post as everybody is told of it. */
function told(post: Post): LivePost {
  const shown: Partial<Post> & LivePost = { ...post }
  delete shown.liked
  return shown
}

const isCreated = (content: string) => (event: LiveEvent) =>
  event.type === 'post.created' && event.post.content === content

export function liveConforms(onStage: OnStage): void {
  test('new, edited, hidden and deleted posts are told to who may see them', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const moderator = await stage.moderator()
    using nobody = await listening(stage.visitor())
    using author = await listening(ann)
    using staff = await listening(moderator)

    const post = await ann.posts.create({ content: 'one' })
    const { id: postId } = post
    const created = [{ type: 'post.created', post: told(post) }]
    for (const each of [nobody, author, staff]) expect(await each.until(isCreated('one'))).toEqual(created)

    const edited = await ann.posts.update({ postId, content: 'two' })
    const changed = [{ type: 'post.changed', post: told(edited) }]
    const isChange = ({ type }: LiveEvent) => type === 'post.changed' || type === 'post.removed'
    for (const each of [nobody, author, staff]) expect(await each.until(isChange)).toEqual(changed)

    const hidden = await ann.posts.hide({ postId })
    const marked = [{ type: 'post.changed', post: told(hidden) }]
    expect(await nobody.until(isChange)).toEqual([{ type: 'post.removed', postId }])
    for (const each of [author, staff]) expect(await each.until(isChange)).toEqual(marked)

    const deleted = await ann.posts.delete({ postId })
    expect(await author.until(isChange)).toEqual([{ type: 'post.removed', postId }])
    expect(await staff.until(isChange)).toEqual([{ type: 'post.changed', post: told(deleted) }])

    await ann.posts.restore({ postId })
    await author.until(isChange)
    await ann.posts.show({ postId })
    expect(await nobody.until(isChange)).toEqual(changed)
  })

  test('what is posted in private is told to its author and staff alone', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const bob = await stage.user('bob')
    using others = await listening(bob)
    using author = await listening(ann)
    const secret = await ann.posts.create({ content: 'secret', visible: false })
    await ann.posts.update({ postId: secret.id, content: 'more secret' })
    await ann.posts.delete({ postId: secret.id })
    await ann.posts.create({ content: 'for all' })
    const heard = await others.until(isCreated('for all'))
    expect(heard.map(({ type }) => type)).toEqual(['post.created'])
    expect((await author.until(isCreated('for all'))).at(-2)).toEqual({
      type: 'post.removed',
      postId: secret.id,
    })
  })

  test('likes and replies are told as counts', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const { id: postId } = await ann.posts.create({ content: 'counted' })
    using nobody = await listening(stage.visitor())
    const counts = (likeCount: number, replyCount: number) => (event: LiveEvent) =>
      event.type === 'post.counts' &&
      event.postId === postId &&
      event.likeCount === likeCount &&
      event.replyCount === replyCount
    await ann.posts.like({ postId })
    await nobody.until(counts(1, 0))
    const reply = await ann.posts.create({ content: 'a reply', replyToId: postId })
    await nobody.until(counts(1, 1))
    await ann.posts.hide({ postId: reply.id })
    await nobody.until(counts(1, 0))
    await ann.posts.unlike({ postId })
    expect((await nobody.until(counts(0, 0))).every(({ type }) => type !== 'post.removed')).toBe(true)
  })

  test('a suspension is told once, to all as it concerns them', async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const admin = await stage.admin()
    using others = await listening(bob)
    using staff = await listening(admin)
    using own = await listening(ann)
    const userId = idOf(ann)
    const untilTold = async (who: typeof others) =>
      (await who.until((event) => 'userId' in event && event.userId === userId)).slice(-1)
    await admin.admin.users.suspend({ userId })
    expect(await untilTold(others)).toEqual([{ type: 'user.removed', userId }])
    expect(await untilTold(staff)).toEqual([{ type: 'user.changed', userId }])
    await vi.waitUntil(() => own.errors.length > 0, { timeout: 20_000 })
    expect([own.errors.map(({ reason }) => reason), own.statuses.at(-1)]).toEqual([
      ['AccountSuspended'],
      'closed',
    ])
    await admin.admin.users.unsuspend({ userId })
    expect(await untilTold(others)).toEqual([{ type: 'user.changed', userId }])
  })

  test('a timeline ends with its session, and begins afresh with another role', async () => {
    await using stage = await onStage()
    const [ann, admin] = [await stage.user('ann'), await stage.admin()]
    using own = await listening(ann)
    await admin.admin.users.setRole({ userId: idOf(ann), role: 'moderator' })
    const isReset = ({ type }: LiveEvent) => type === 'reset'
    expect((await own.until(isReset)).at(-1)).toEqual({ type: 'reset' })
    await ann.auth.logoutAll()
    await vi.waitUntil(() => own.statuses.includes('closed'), { timeout: 20_000 })
    expect(own.errors.map(({ reason }) => reason)).toEqual(['SessionEnded'])
  })

  test('for await goes through the events too', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const bot = await stage.service(['posts:write'])
    using opened = await listening(bot)
    const post = await ann.posts.create({ content: 'one' })
    expect(await opened.until(isCreated('one'))).toEqual([{ type: 'post.created', post: told(post) }])
    const leaving = new AbortController()
    const writing = (async () => {
      while (!leaving.signal.aborted) await ann.posts.create({ content: 'again and again' })
    })()
    for await (const event of ann.live.timeline({ signal: leaving.signal })) {
      expect(event).toMatchObject({ type: 'post.created', post: { content: 'again and again' } })
      leaving.abort()
    }
    await writing
  })
}

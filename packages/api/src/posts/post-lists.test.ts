import { Post } from '@linnet/db'
import { expect, test } from 'vitest'

import { refusal, testApp, type TestApp, type TestUser } from '../testing.js'

async function manyPosts(app: TestApp, author: TestUser, count: number) {
  await Post.query(app.db).insert(
    Array.from({ length: count }, (_, index) => ({
      authorId: author.id,
      content: `post ${index}`,
      // Three share each moment, so that the id has to break ties.
      createdAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 3) * 1000).toISOString(),
    })),
  )
}

test('the timeline is paged newest first, with nothing missed and nothing twice while others post', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  await manyPosts(app, ann, 50)
  const { posts } = app.anyone()

  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await posts.list({ limit: 7, ...(cursor !== undefined && { cursor }) })
    seen.push(...page.items.map(({ content }) => content))
    await app.post(ann, 'posted meanwhile')
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)

  expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => `post ${49 - index}`))
})

test('the last page says so, also when it is full', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  await manyPosts(app, ann, 4)
  const first = await app.anyone().posts.list({ limit: 2 })
  const second = await app.anyone().posts.list({ limit: 2, cursor: first.nextCursor ?? '' })
  expect(second.items).toHaveLength(2)
  expect(second.nextCursor).toBeNull()
})

test.each([
  ['garbage', 'garbage'],
  ['another list', Buffer.from('["likers","2026-01-01T00:00:00.000Z",1]').toString('base64url')],
  ['an id that is text', Buffer.from('["posts","2026-01-01T00:00:00.000Z","1"]').toString('base64url')],
  ['no moment', Buffer.from('["posts","yesterday",1]').toString('base64url')],
  ['SQL', Buffer.from('["posts","2026-01-01\'; drop table posts",1]').toString('base64url')],
  ['empty', ''],
])('a cursor of %s is refused', async (_, cursor) => {
  await using app = await testApp()
  expect(await refusal(app.anyone().posts.list({ cursor }))).toBe('ValidationFailed')
})

test.each([0, -1, 101, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'a limit of %d is refused',
  async (limit) => {
    await using app = await testApp()
    expect(await refusal(app.anyone().posts.list({ limit }))).toBe('ValidationFailed')
  },
)

test('posts are listed by author, and replies only when asked for', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const bob = await app.user('bob')
  const root = await app.post(ann, 'root')
  await app.post(bob, 'reply', root.id)
  const { posts, users } = app.anyone()
  const contents = async (page: Promise<{ items: { content: string }[] }>) =>
    (await page).items.map(({ content }) => content)

  expect(await contents(posts.list({}))).toEqual(['root'])
  expect(await contents(posts.list({ replies: true }))).toEqual(['reply', 'root'])
  expect(await contents(posts.list({ author: 'BOB' }))).toEqual([])
  expect(await contents(posts.list({ author: 'bob', replies: true }))).toEqual(['reply'])
  expect(await contents(users.posts({ userId: ann.id }))).toEqual(['root'])
  expect(await contents(users.posts({ userId: bob.id, replies: true }))).toEqual(['reply'])
  expect(await refusal(users.posts({ userId: 999 }))).toBe('UserNotFound')
})

test("a list marks the viewer's own likes, and nobody else's", async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const bob = await app.user('bob')
  const liked = await app.post(ann, 'liked')
  await app.post(ann, 'not liked')
  await app.as(bob).posts.like({ postId: liked.id })
  const marks = async (page: Promise<{ items: { content: string; liked: boolean; likeCount: number }[] }>) =>
    (await page).items.map(({ content, liked, likeCount }) => [content, liked, likeCount])

  expect(await marks(app.as(bob).posts.list({}))).toEqual([
    ['not liked', false, 0],
    ['liked', true, 1],
  ])
  expect(await marks(app.as(ann).posts.list({}))).toEqual([
    ['not liked', false, 0],
    ['liked', false, 1],
  ])
  expect(await marks(app.anyone().posts.list({}))).toEqual([
    ['not liked', false, 0],
    ['liked', false, 1],
  ])
})

test('what somebody likes and who likes a post are paged, the newest like first', async () => {
  await using app = await testApp()
  const [ann, bob, carla] = [await app.user('ann'), await app.user('bob'), await app.user('carla')]
  const [one, two, three] = [
    await app.post(ann, 'one'),
    await app.post(ann, 'two'),
    await app.post(ann, 'three'),
  ]
  for (const { id: postId } of [two, three, one]) await app.as(bob).posts.like({ postId })
  for (const user of [carla, ann]) await app.as(user).posts.like({ postId: two.id })

  const { posts, users } = app.anyone()
  const liked = await users.likedPosts({ userId: bob.id, limit: 2 })
  expect(liked.items.map(({ content }) => content)).toEqual(['one', 'three'])
  const rest = await users.likedPosts({ userId: bob.id, limit: 2, cursor: liked.nextCursor ?? '' })
  expect(rest).toMatchObject({ items: [{ content: 'two', likeCount: 3 }], nextCursor: null })

  const likers = await posts.likers({ postId: two.id, limit: 2 })
  expect(likers.items).toEqual([
    { id: ann.id, handle: 'ann', displayName: 'ANN' },
    { id: carla.id, handle: 'carla', displayName: 'CARLA' },
  ])
  const first = await posts.likers({ postId: two.id, cursor: likers.nextCursor ?? '' })
  expect(first).toEqual({ items: [{ id: bob.id, handle: 'bob', displayName: 'BOB' }], nextCursor: null })
})

test('a thread is what a post answers and what answers it', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const root = await app.post(ann, 'root')
  const middle = await app.post(ann, 'middle', root.id)
  const post = await app.post(ann, 'post', middle.id)
  await app.post(ann, 'first reply', post.id)
  await app.post(ann, 'second reply', post.id)
  await app.post(ann, 'beside', root.id)

  const thread = await app.anyone().posts.thread({ postId: post.id })
  expect(thread.ancestors.map(({ content }) => content)).toEqual(['root', 'middle'])
  expect(thread.post).toMatchObject({ content: 'post', replyCount: 2, replyToId: middle.id })
  expect(thread.replies.items.map(({ content }) => content)).toEqual(['first reply', 'second reply'])

  const first = await app.anyone().posts.thread({ postId: post.id, limit: 1 })
  const second = await app
    .anyone()
    .posts.thread({ postId: post.id, limit: 1, cursor: first.replies.nextCursor ?? '' })
  expect(second.replies.items.map(({ content }) => content)).toEqual(['second reply'])
})

test('a thread stops at the first ancestor that the viewer may not see', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const bob = await app.user('bob')
  const root = await app.post(ann, 'root')
  const middle = await app.post(bob, 'middle', root.id)
  const post = await app.post(ann, 'post', middle.id)
  await app.as(bob).posts.hide({ postId: middle.id })

  expect((await app.anyone().posts.thread({ postId: post.id })).ancestors).toEqual([])
  const seenByBob = await app.as(bob).posts.thread({ postId: post.id })
  expect(seenByBob.ancestors.map(({ content }) => content)).toEqual(['root', 'middle'])
})

test('a thread goes back fifty posts at most, and to nothing where there is none', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const first = await app.post(ann, 'post 0')
  expect((await app.anyone().posts.thread({ postId: first.id })).ancestors).toEqual([])
  await app.db.raw(
    `insert into posts (author_id, content, reply_to_id)
    select ?, 'post ' || n, ? + n - 1 from generate_series(1, 60) as n`,
    [ann.id, first.id],
  )
  const { ancestors, post } = await app.anyone().posts.thread({ postId: first.id + 60 })
  expect(post.content).toBe('post 60')
  expect(ancestors.map(({ content }) => content)).toEqual(
    Array.from({ length: 50 }, (_, index) => `post ${index + 10}`),
  )
})

test('what cannot be seen cannot be answered', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const bob = await app.user('bob')
  const hidden = await app.post(ann, 'hidden')
  await app.as(ann).posts.hide({ postId: hidden.id })
  expect(await refusal(app.post(bob, 'reply', hidden.id))).toBe('PostNotFound')
  expect(await refusal(app.post(bob, 'reply', 999))).toBe('PostNotFound')
})

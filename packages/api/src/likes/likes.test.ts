import { Like } from '@linnet/db'
import { expect, test } from 'vitest'

import { refusal, testApp, type TestApp } from '../testing.js'

test('liking twice counts once, and unliking takes it back', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { id: postId } = await app.post(ann, 'hello')
  const { posts } = app.as(ann)

  await posts.like({ postId })
  expect(await posts.like({ postId })).toEqual({ postId, liked: true, likeCount: 1 })
  expect(await posts.unlike({ postId })).toEqual({ postId, liked: false, likeCount: 0 })
  expect(await posts.unlike({ postId })).toEqual({ postId, liked: false, likeCount: 0 })
})

test('fifty toggles at once leave the count equal to the rows', async () => {
  await using app = await testApp()
  const users = await Promise.all(['ann', 'bob', 'carla', 'dan', 'eve'].map((handle) => app.user(handle)))
  const [ann] = users
  if (!ann) throw new Error('no users')
  const { id: postId } = await app.post(ann, 'popular')

  await Promise.all(
    Array.from({ length: 50 }, (_, index) => {
      const { posts } = app.as(users[index % users.length] ?? ann)
      return index % 3 === 0 ? posts.unlike({ postId }) : posts.like({ postId })
    }),
  )
  const { likeCount } = await app.anyone().posts.byId({ postId })
  expect(likeCount).toBe(await Like.query(app.db).where({ postId }).resultSize())
})

test('fifty likes at once by one user are one like', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { id: postId } = await app.post(ann, 'hello')
  await Promise.all(Array.from({ length: 50 }, () => app.as(ann).posts.like({ postId })))
  expect(await app.anyone().posts.byId({ postId })).toMatchObject({ likeCount: 1 })
  expect(await Like.query(app.db).resultSize()).toBe(1)
})

test('likers and liked posts are listed, the newest like first', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const bob = await app.user('bob')
  const first = await app.post(ann, 'first')
  const second = await app.post(ann, 'second')
  await app.as(bob).posts.like({ postId: second.id })
  await app.as(bob).posts.like({ postId: first.id })
  await app.as(ann).posts.like({ postId: first.id })

  const likers = await app.anyone().posts.likers({ postId: first.id })
  expect(likers).toEqual({
    items: [
      { id: ann.id, handle: 'ann', displayName: 'ANN' },
      { id: bob.id, handle: 'bob', displayName: 'BOB' },
    ],
    nextCursor: null,
  })
  const { users } = app.as(bob)
  const page = await users.likedPosts({ userId: bob.id, limit: 1 })
  expect(page.items.map(({ content, liked }) => [content, liked])).toEqual([['first', true]])
  const next = await users.likedPosts({ userId: bob.id, limit: 1, cursor: page.nextCursor ?? '' })
  expect(next.items.map(({ content }) => content)).toEqual(['second'])
})

test('a like of a post that is purged in that moment, and a reply to it, are told that it is gone', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { id: postId } = await app.post(ann, 'hello')
  const purging = await app.db.transaction()
  await purging('posts').where({ id: postId }).delete()
  const writing = [
    app.as(ann).posts.like({ postId }),
    app.as(ann).posts.create({ content: 'hi', replyToId: postId }),
  ]
  const told = Promise.all(writing.map(refusal))
  await expect.poll(() => waiting(app)).toBe(2)
  await purging.commit()
  expect(await told).toEqual(['PostNotFound', 'PostNotFound'])
})

test('of a like and another deed that wait for each other the like is made again', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { id: postId } = await app.post(ann, 'hello')
  const other = await app.db.transaction()
  await other('posts').where({ id: postId }).forUpdate()
  const like = app.as(ann).posts.like({ postId })
  await expect.poll(() => waiting(app)).toBe(1)
  // Postgres ends who waited first: the like.
  await other('likes').insert({ userId: ann.id, postId })
  await other.rollback()
  expect(await like).toEqual({ postId, liked: true, likeCount: 1 })
})

/** How many wait for a lock that another holds. */
async function waiting({ db }: TestApp): Promise<number> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  )
  return rows.length
}

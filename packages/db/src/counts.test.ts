import { expect, test } from 'vitest'

import type { Pool } from './connect.js'
import { Like } from './models/like.js'
import { Post } from './models/post.js'
import { User } from './models/user.js'
import { miscounted, testDatabase } from './testing.js'
import { raw } from 'objection'

async function people(db: Pool, count: number): Promise<User[]> {
  return User.query(db)
    .insert(
      Array.from({ length: count }, (_, index) => ({
        handle: `user${index}`,
        email: `user${index}@example.com`,
        passwordHash: '!',
        displayName: `User ${index}`,
      })),
    )
    .returning('*')
}

test('a thousand random changes, many at a time, leave every count right', async () => {
  await using database = await testDatabase()
  const { db } = database
  const users = await people(db, 8)
  const posts = await Post.query(db)
    .insert(
      Array.from({ length: 10 }, (_, index) => ({ authorId: users[index % 8]?.id ?? 0, content: 'post' })),
    )
    .returning('*')
  let seed = 20261123
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((seed / 2 ** 31) * below)
  }
  const someone = () => users[random(8)]?.id ?? 0
  const something = () => posts[random(10)]?.id ?? 0

  const changes = [
    () =>
      Like.query(db)
        .insert({ userId: someone(), postId: something() })
        .onConflict(['userId', 'postId'])
        .ignore(),
    () => Like.query(db).deleteById([someone(), something()]),
    () => Post.query(db).insert({ authorId: someone(), content: 'reply', replyToId: something() }),
    () =>
      Post.query(db)
        .where({ authorId: someone() })
        .whereNotNull('replyToId')
        .patch({ visible: random(2) === 0 }),
    () => Post.query(db).where({ authorId: someone() }).whereNotNull('replyToId').patch({ deletedAt: null }),
    () =>
      Post.query(db)
        .where({ authorId: someone() })
        .whereNotNull('replyToId')
        .patch({ deletedAt: raw('now()') }),
    () =>
      User.query(db)
        .findById(someone())
        .patch({ suspendedAt: raw('now()') }),
    () => User.query(db).findById(someone()).patch({ suspendedAt: null }),
    () =>
      Post.query(db).delete().whereIn('id', Post.query(db).select('id').whereNotNull('replyToId').limit(1)),
  ]
  const failures: unknown[] = []
  for (let round = 0; round < 125; round += 1) {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, async () => changes[random(changes.length)]?.()),
    )
    failures.push(...outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])))
  }
  expect(await miscounted(db)).toEqual([])
  // Changes that met each other may have been told to try again; nearly all went through.
  expect(failures.length).toBeLessThan(100)
})

test('a suspension that meets changes of the same account leaves every count right', async () => {
  await using database = await testDatabase()
  const { db } = database
  const [author, someone] = await people(db, 2)
  if (!author || !someone) throw new Error('no people')
  const post = await Post.query(db).insert({ authorId: author.id, content: 'post' }).returning('*')
  const reply = await Post.query(db)
    .insert({ authorId: someone.id, content: 'reply', replyToId: post.id })
    .returning('*')
  const like = { userId: someone.id, postId: post.id }

  for (let round = 0; round < 60; round += 1) {
    const leaving = round % 2 === 0
    await Promise.all([
      leaving
        ? Like.query(db).insert(like).onConflict(['userId', 'postId']).ignore()
        : Like.query(db).where(like).delete(),
      reply.$query(db).patch({ visible: !leaving }),
      someone.$query(db).patch({ suspendedAt: leaving ? raw('now()') : null }),
    ])
    await Promise.all([
      Like.query(db).where(like).delete(),
      reply.$query(db).patch({ visible: leaving }),
      someone.$query(db).patch({ suspendedAt: leaving ? null : raw('now()') }),
    ])
    expect([round, await miscounted(db)]).toEqual([round, []])
  }
})

test('deleting an account takes its likes and replies out of the counts, suspended or not', async () => {
  await using database = await testDatabase()
  const { db } = database
  const [author, leaver, suspended] = await people(db, 3)
  if (!author || !leaver || !suspended) throw new Error('no people')
  const post = await Post.query(db).insert({ authorId: author.id, content: 'post' }).returning('*')
  for (const { id } of [leaver, suspended]) {
    await Like.query(db).insert({ userId: id, postId: post.id })
    await Post.query(db).insert({ authorId: id, content: 'reply', replyToId: post.id })
  }
  await suspended.$query(db).patch({ suspendedAt: raw('now()') })
  expect(await post.$query(db)).toMatchObject({ likeCount: 1, replyCount: 1 })

  await suspended.$query(db).delete()
  expect(await post.$query(db)).toMatchObject({ likeCount: 1, replyCount: 1 })
  await leaver.$query(db).delete()
  expect(await post.$query(db)).toMatchObject({ likeCount: 0, replyCount: 0 })
})

test.each<[string, (db: Pool, user: User, post: Post) => PromiseLike<unknown>]>([
  ['a handle with capitals', (db, user) => user.$query(db).patch({ handle: 'Ann' })],
  ['an e-mail with capitals', (db, user) => user.$query(db).patch({ email: 'A@B.c' })],
  ['an empty post', (db, _, post) => post.$query(db).patch({ content: '' })],
  ['a negative count', (db, _, post) => post.$query(db).patch({ likeCount: -1 })],
  ['an answer to itself', (db, _, post) => post.$query(db).patch({ replyToId: post.id })],
  [
    'an edit before it was made',
    (db, _, post) => post.$query(db).patch({ editedAt: '2020-01-01T00:00:00Z' }),
  ],
  ['a post of nobody', (db) => Post.query(db).insert({ authorId: 999, content: 'x' })],
  ['a like of nothing', (db, user) => Like.query(db).insert({ userId: user.id, postId: 999 })],
  [
    'a second like',
    (db, user, post) =>
      Like.query(db).insert([user, user].map(({ id }) => ({ userId: id, postId: post.id }))),
  ],
])('the database itself refuses %s', async (_, change) => {
  await using database = await testDatabase()
  const { db } = database
  const [user] = await people(db, 1)
  if (!user) throw new Error('no people')
  const post = await Post.query(db).insert({ authorId: user.id, content: 'post' }).returning('*')
  await expect(Promise.resolve(change(db, user, post))).rejects.toThrow()
})

test('relations lead both ways', async () => {
  await using database = await testDatabase()
  const { db } = database
  const [ann, bob] = await people(db, 2)
  if (!ann || !bob) throw new Error('no people')
  const post = await Post.query(db).insert({ authorId: ann.id, content: 'post' }).returning('*')
  await Like.query(db).insert({ userId: bob.id, postId: post.id })

  const graph = await User.query(db)
    .findById(ann.id)
    .withGraphFetched('posts.[author, likes.[user, post], likers]')
  expect(graph?.posts?.[0]?.author?.handle).toBe('user0')
  expect(graph?.posts?.[0]?.likes?.[0]?.user?.handle).toBe('user1')
  expect(graph?.posts?.[0]?.likes?.[0]?.post?.id).toBe(post.id)
  expect(graph?.posts?.[0]?.likers?.map(({ handle }) => handle)).toEqual(['user1'])
  const liker = await User.query(db).findById(bob.id).withGraphFetched('[likes, likedPosts]')
  expect(liker?.likes?.map(({ postId }) => postId)).toEqual([post.id])
  expect(liker?.likedPosts?.map(({ content }) => content)).toEqual(['post'])
})

import { AuditEntry, IdempotencyKey, Like, Post, PostRevision, ServiceToken, Session, User } from '@linnet/db'
import { expect, test } from 'vitest'

import { isDatabaseUnavailable } from '../errors.js'
import { refusal, testApp, testPassword, type TestApp } from '../testing.js'

/** Every post whose kept counts are not those of its rows, and every row that is left of an account. */
async function leftOf({ db }: TestApp, userId: number) {
  const { rows: drift } = await db.raw<{ rows: object[] }>(`
    select id from posts
    where like_count <> (select count(*) from likes where post_id = posts.id)
      or reply_count <> (select count(*) from posts as replies where reply_to_id = posts.id and visible and deleted_at is null)
  `)
  return {
    drift,
    accounts: await User.query(db).where({ id: userId }).resultSize(),
    posts: await Post.query(db).where({ authorId: userId }).resultSize(),
    likes: await Like.query(db).where({ userId }).resultSize(),
    sessions: await Session.query(db).where({ userId }).resultSize(),
    tokens: await ServiceToken.query(db).where({ ownerId: userId }).resultSize(),
    keys: await IdempotencyKey.query(db).where('actor', 'like', `% ${userId}`).resultSize(),
  }
}
const nothing = { drift: [], accounts: 0, posts: 0, likes: 0, sessions: 0, tokens: 0, keys: 0 }

test('an account goes for good with all that is its own, and the replies of others stay', async () => {
  await using app = await testApp()
  const [ann, bob, root] = [
    await app.user('ann'),
    await app.user('bob'),
    await app.user('root', { role: 'admin' }),
  ]
  const theirs = await app.post(bob, 'from bob')
  const post = await app.post(ann, 'first')
  await app.as(ann).posts.update({ postId: post.id, content: 'better' })
  await app.post(ann, 'to bob', theirs.id)
  await app.post(ann, 'to myself', post.id)
  const reply = await app.post(bob, 'to ann', post.id)
  for (const person of [ann, bob]) {
    await app.as(person).posts.like({ postId: theirs.id })
    await app.as(person).posts.like({ postId: post.id })
  }
  await app.as(root).admin.users.setRole({ userId: ann.id, role: 'moderator' })
  await app.as(ann).admin.posts.setVisible({ postId: reply.id, visible: true })
  const { token } = await app.as(ann).tokens.create({ name: 'script', scopes: ['posts:write'] })
  await app.withToken(token, { idempotencyKey: 'script' }).posts.create({ content: 'by script' })
  await app.withToken(ann.accessToken, { idempotencyKey: 'person' }).posts.create({ content: 'by hand' })
  const audited = await AuditEntry.query(app.db).resultSize()

  const { account } = app.as(ann)
  expect(await refusal(account.delete({ password: 'wrong' }))).toBe('BadCredentials')
  expect(await account.delete({ password: testPassword })).toEqual({ userId: ann.id })

  expect(await leftOf(app, ann.id)).toEqual(nothing)
  expect(await PostRevision.query(app.db).resultSize()).toBe(0)
  expect(await app.as(bob).posts.byId({ postId: theirs.id })).toMatchObject({ likeCount: 1, replyCount: 0 })
  expect(await app.as(bob).posts.byId({ postId: reply.id })).toMatchObject({ replyToId: null })
  expect(await refusal(app.as(ann).auth.me())).toBe('SessionEnded')
  expect(await refusal(app.withToken(token).posts.list({}))).toBe('TokenInvalid')
  expect(await AuditEntry.query(app.db).resultSize()).toBe(audited)
  // The name is free again, and is somebody else's.
  expect((await app.user('ann')).id).not.toBe(ann.id)
})

test('the last admin stays', async () => {
  await using app = await testApp()
  const root = await app.user('root', { role: 'admin' })
  const leave = () => app.as(root).account.delete({ password: testPassword })
  expect(await refusal(leave())).toBe('LastAdmin')
  await app.user('second', { role: 'admin' })
  expect(await leave()).toEqual({ userId: root.id })
})

/** Asks again when it is put off, as a client does. */
async function leave(app: TestApp, user: { accessToken: string }): Promise<{ userId: number }> {
  return app
    .as(user)
    .account.delete({ password: testPassword })
    .catch((error: unknown) => {
      if (!isDatabaseUnavailable(error)) throw error
      return leave(app, user)
    })
}

test('what others do to an account in the moment that it goes leaves nothing behind', async () => {
  await using app = await testApp()
  const [bob, cat] = [await app.user('bob'), await app.user('cat')]
  const theirs = await app.post(bob, 'from bob')
  for (let round = 0; round < 6; round += 1) {
    const [ann, dan] = [await app.user(`ann${round}`), await app.user(`dan${round}`)]
    const { id: postId } = await app.post(ann, 'from ann')
    const calls = [
      ...[ann, dan].map((leaver) => leave(app, leaver)),
      app.as(bob).posts.like({ postId }),
      app.as(cat).posts.create({ content: 'to ann', replyToId: postId }),
      app.as(dan).posts.like({ postId }),
      ...[ann, dan, cat].flatMap((person) => [
        app.as(person).posts.like({ postId: theirs.id }),
        app.as(person).posts.create({ content: 'to bob', replyToId: theirs.id }),
        app.as(person).tokens.create({ name: 'script', scopes: ['posts:write'] }),
      ]),
    ]
    const outcomes = await Promise.allSettled(calls)
    expect(outcomes.slice(0, 2).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    for (const { id } of [ann, dan]) expect([round, await leftOf(app, id)]).toEqual([round, nothing])
  }
})

import { expect, test } from 'vitest'

import { refusal, testApp, type TestApp, type TestUser } from '../testing.js'

const canary = 'a canary that nobody may hear'

/** Everything that a viewer can read, as one text. */
async function everythingFor(app: TestApp, viewer: TestUser | undefined, { ids }: { ids: number[] }) {
  const { posts, users } = viewer ? app.as(viewer) : app.anyone()
  const { items: accounts } = await users.list({ limit: 100 })
  const answers = await Promise.allSettled([
    posts.list({ limit: 100 }),
    posts.list({ limit: 100, replies: true }),
    posts.list({ author: 'ann', replies: true }),
    ...ids.flatMap((postId) => [posts.byId({ postId }), posts.thread({ postId }), posts.likers({ postId })]),
    ...accounts.flatMap(({ id, handle }) => [
      users.byHandle({ handle }),
      users.posts({ userId: id, replies: true }),
      users.likedPosts({ userId: id }),
    ]),
  ])
  return JSON.stringify(
    answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.reason)),
  )
}

async function scene() {
  const app = await testApp()
  const ann = await app.user('ann')
  const bob = await app.user('bob')
  const admin = await app.user('root', { role: 'admin' })
  const moderator = await app.user('mo', { role: 'moderator' })
  const parent = await app.post(bob, 'parent')
  const reply = await app.post(ann, canary, parent.id)
  const post = await app.post(ann, canary)
  await app.as(bob).posts.like({ postId: post.id })
  await app.as(ann).posts.like({ postId: parent.id })
  const ids = [parent.id, reply.id, post.id]
  return {
    app,
    ann,
    bob,
    admin,
    moderator,
    parent,
    reply,
    post,
    ids,
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  }
}

test('everybody sees what is visible', async () => {
  await using all = await scene()
  for (const viewer of [undefined, all.ann, all.bob, all.moderator, all.admin]) {
    expect(await everythingFor(all.app, viewer, all)).toContain(canary)
  }
})

test('what is hidden is seen by its author, moderators and admins, and by nobody else anywhere', async () => {
  await using all = await scene()
  for (const { id: postId } of [all.post, all.reply]) await all.app.as(all.ann).posts.hide({ postId })

  for (const viewer of [all.ann, all.moderator, all.admin]) {
    expect(await everythingFor(all.app, viewer, all)).toContain(canary)
  }
  for (const viewer of [undefined, all.bob]) {
    expect(await everythingFor(all.app, viewer, all)).not.toContain(canary)
  }
  expect(await all.app.anyone().users.byHandle({ handle: 'ann' })).toMatchObject({ postCount: 0 })
  expect(await all.app.as(all.ann).users.byHandle({ handle: 'ann' })).toMatchObject({ postCount: 2 })
  expect(await all.app.anyone().posts.byId({ postId: all.parent.id })).toMatchObject({ replyCount: 0 })
})

test('what is deleted is seen by moderators and admins only', async () => {
  await using all = await scene()
  for (const { id: postId } of [all.post, all.reply]) await all.app.as(all.ann).posts.delete({ postId })

  for (const viewer of [all.moderator, all.admin]) {
    expect(await everythingFor(all.app, viewer, all)).toContain(canary)
  }
  for (const viewer of [undefined, all.ann, all.bob]) {
    expect(await everythingFor(all.app, viewer, all)).not.toContain(canary)
  }
  expect(await all.app.anyone().posts.byId({ postId: all.parent.id })).toMatchObject({ replyCount: 0 })
})

test('a suspended account is gone with its posts, replies and likes, counts included, until it is lifted', async () => {
  await using all = await scene()
  const { app, ann, admin } = all
  await app.as(admin).admin.users.suspend({ userId: ann.id })

  for (const viewer of [undefined, all.bob]) {
    const everything = await everythingFor(app, viewer, all)
    expect(everything).not.toContain(canary)
    expect(everything).not.toContain('"ann"')
  }
  expect(await refusal(app.anyone().users.byHandle({ handle: 'ann' }))).toBe('UserNotFound')
  expect(await app.anyone().posts.byId({ postId: all.parent.id })).toMatchObject({
    replyCount: 0,
    likeCount: 0,
  })
  expect(await app.as(admin).users.byHandle({ handle: 'ann' })).toMatchObject({ suspended: true })
  expect(await refusal(app.as(ann).posts.list({}))).toBe('AccountSuspended')

  await app.as(admin).admin.users.unsuspend({ userId: ann.id })
  expect(await everythingFor(app, undefined, all)).toContain(canary)
  expect(await app.anyone().posts.byId({ postId: all.parent.id })).toMatchObject({
    replyCount: 1,
    likeCount: 1,
  })
})

test('acting on what is hidden cannot be told from acting on what never was', async () => {
  await using all = await scene()
  await all.app.as(all.ann).posts.hide({ postId: all.post.id })
  const bob = all.app.as(all.bob)
  for (const postId of [all.post.id, 999_999]) {
    const reasons = await Promise.all(
      [
        bob.posts.byId({ postId }),
        bob.posts.thread({ postId }),
        bob.posts.likers({ postId }),
        bob.posts.like({ postId }),
        bob.posts.unlike({ postId }),
        bob.posts.update({ postId, content: 'x' }),
        bob.posts.hide({ postId }),
        bob.posts.show({ postId }),
        bob.posts.delete({ postId }),
        bob.posts.restore({ postId }),
        bob.posts.create({ content: 'x', replyToId: postId }),
      ].map(refusal),
    )
    expect(new Set(reasons)).toEqual(new Set(['PostNotFound']))
  }
})

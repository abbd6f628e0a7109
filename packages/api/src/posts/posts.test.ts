import { PostRevision } from '@linnet/db'
import { expect, test } from 'vitest'

import { refusal, testApp } from '../testing.js'

test('a post is made, and comes back as it was written', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const created = await app.post(ann, 'Hello,\nworld')
  expect(created).toEqual({
    id: created.id,
    author: { id: ann.id, handle: 'ann', displayName: 'ANN' },
    content: 'Hello,\nworld',
    visible: true,
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    editedAt: null,
    deletedAt: null,
    replyToId: null,
    likeCount: 0,
    replyCount: 0,
    liked: false,
  })
  expect(await app.anyone().posts.byId({ postId: created.id })).toEqual(created)
})

test.each([
  ['a plain sentence', 'Hello'],
  ['spaces around it', '  Hello \n'],
  ['500 families', '👨‍👩‍👧'.repeat(500)],
  ['Windows line ends', 'a\r\nb'],
  ['right-to-left', 'שלום \u202Eevil'],
  ['what looks like HTML', '<img src=x onerror=alert(1)>'],
  ['an unnormalised letter', 'e\u0301'],
  ['SQL', "'; drop table posts; --"],
])('%s is kept byte for byte', async (_, content) => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { id } = await app.post(ann, content)
  expect((await app.anyone().posts.byId({ postId: id })).content).toBe(content)
})

test.each([
  ['nothing', ''],
  ['only space', ' \n\t'],
  ['only what cannot be seen', '\u200B\u2060\uFEFF'],
  ['501 characters', 'a'.repeat(501)],
  ['501 families', '👨‍👩‍👧'.repeat(501)],
  ['NUL', 'a\u0000b'],
  ['a control character', 'a\u0007b'],
  ['half a surrogate pair', 'a\uD83D'],
  ['ten thousand accents', 'a' + '\u0301'.repeat(10_001)],
])('%s is refused', async (_, content) => {
  await using app = await testApp()
  const ann = await app.user('ann')
  expect(await refusal(app.post(ann, content))).toBe('ValidationFailed')
  expect((await app.anyone().posts.list({})).items).toEqual([])
})

test('an edit keeps what the post said before', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const admin = await app.user('root', { role: 'admin' })
  const { id } = await app.post(ann, 'frist')

  const edited = await app.as(ann).posts.update({ postId: id, content: 'first' })
  expect(edited).toMatchObject({ content: 'first', editedAt: expect.any(String) })
  await app.as(admin).admin.posts.update({ postId: id, content: 'First!' })

  const { post, revisions } = await app.as(admin).admin.posts.byId({ postId: id })
  expect(post.content).toBe('First!')
  expect(revisions.map(({ content, editor }) => [content, editor?.handle])).toEqual([
    ['first', 'root'],
    ['frist', 'ann'],
  ])
})

test('an edit that changes nothing is none', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { id } = await app.post(ann, 'same')
  expect(await app.as(ann).posts.update({ postId: id, content: 'same' })).toMatchObject({ editedAt: null })
  expect(await PostRevision.query(app.db).resultSize()).toBe(0)
})

test("somebody else's post is not yours to change", async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const bob = app.as(await app.user('bob'))
  const { id: postId } = await app.post(ann, 'mine')
  const reasons = await Promise.all(
    [
      bob.posts.update({ postId, content: 'yours' }),
      bob.posts.hide({ postId }),
      bob.posts.show({ postId }),
      bob.posts.delete({ postId }),
      bob.posts.restore({ postId }),
    ].map(refusal),
  )
  expect(new Set(reasons)).toEqual(new Set(['NotAllowed']))
  expect(await app.anyone().posts.byId({ postId })).toMatchObject({ content: 'mine', visible: true })
})

test('a post is deleted softly and restored by its author', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { id: postId } = await app.post(ann, 'oops')

  expect(await app.as(ann).posts.delete({ postId })).toMatchObject({
    id: postId,
    deletedAt: expect.any(String),
  })
  expect(await refusal(app.as(ann).posts.byId({ postId }))).toBe('PostNotFound')
  expect(await app.as(ann).posts.restore({ postId })).toMatchObject({ deletedAt: null })
  expect((await app.anyone().posts.list({})).items).toHaveLength(1)
})

test('what a moderator took down, the author cannot bring back', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const moderator = await app.user('mo', { role: 'moderator' })
  const { id: postId } = await app.post(ann, 'rude')

  await app.as(moderator).admin.posts.setVisible({ postId, visible: false })
  expect(await refusal(app.as(ann).posts.show({ postId }))).toBe('HeldByModerator')
  await app.as(moderator).admin.posts.setVisible({ postId, visible: true })

  await app.as(moderator).admin.posts.delete({ postId })
  expect(await refusal(app.as(ann).posts.restore({ postId }))).toBe('HeldByModerator')
  await app.as(moderator).admin.posts.restore({ postId })
  expect(await app.anyone().posts.byId({ postId })).toMatchObject({ visible: true, deletedAt: null })
})

test('a purge removes a post for good and leaves its replies', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const admin = await app.user('root', { role: 'admin' })
  const parent = await app.post(ann, 'parent')
  const reply = await app.post(ann, 'reply', parent.id)
  await app.as(ann).posts.like({ postId: parent.id })

  expect(await app.as(admin).admin.posts.purge({ postId: parent.id })).toEqual({ postId: parent.id })
  expect(await refusal(app.as(admin).admin.posts.byId({ postId: parent.id }))).toBe('PostNotFound')
  expect(await app.anyone().posts.byId({ postId: reply.id })).toMatchObject({
    content: 'reply',
    replyToId: null,
  })
})

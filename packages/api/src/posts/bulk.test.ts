import { AuditEntry, Post } from '@linnet/db'
import { expect, test } from 'vitest'

import { refusal, testApp } from '../testing.js'

test('many posts are acted on at once, and each is answered, kept and told as if it were alone', async () => {
  await using app = await testApp()
  const [ann, mo] = [await app.user('ann'), await app.user('mo', { role: 'moderator' })]
  const one = await app.post(ann, 'one')
  const two = await app.post(ann, 'two', one.id)
  const three = await app.post(ann, 'three')
  const { admin } = app.as(mo)
  await admin.posts.setVisible({ postId: three.id, visible: false })
  const bulk = async (act: 'hide' | 'show' | 'delete' | 'restore') => {
    const before = await app.db('events').pluck('id')
    const { posts } = await admin.posts.bulk({ act, postIds: [three.id, 999, two.id, one.id] })
    const told = await app.db('events').whereNotIn('id', before).select('kind', 'subjectId')
    return {
      outcomes: posts.map(({ postId, outcome }) => [postId, outcome]),
      told: new Set(told.map(({ kind, subjectId }) => `${kind} ${subjectId}`)),
    }
  }

  expect(await bulk('hide')).toEqual({
    outcomes: [
      [three.id, 'unchanged'],
      [999, 'missing'],
      [two.id, 'done'],
      [one.id, 'done'],
    ],
    told: new Set([`removed ${one.id}`, `removed ${two.id}`, `counts ${one.id}`]),
  })
  expect(await refusal(app.as(ann).posts.show({ postId: two.id }))).toBe('HeldByModerator')
  expect((await Post.query(app.db).findById(one.id))?.replyCount).toBe(0)
  expect(await refusal(app.as(ann).posts.show({ postId: three.id }))).toBe('HeldByModerator')
  await admin.posts.setVisible({ postId: three.id, visible: true })

  await admin.posts.bulk({ act: 'show', postIds: [two.id, one.id] })
  expect(await app.as(ann).posts.byId({ postId: one.id })).toEqual({ ...one, replyCount: 1 })
  expect((await bulk('delete')).outcomes.map(([, outcome]) => outcome)).toEqual([
    'done',
    'missing',
    'done',
    'done',
  ])
  expect(await refusal(app.as(ann).posts.restore({ postId: one.id }))).toBe('HeldByModerator')
  expect((await bulk('restore')).told).toContain(`changed ${three.id}`)

  const kept = await AuditEntry.query(app.db).where({ action: 'admin.posts.bulk' }).orderBy('id')
  expect(kept.map(({ target }) => target).slice(0, 4)).toEqual([
    { postId: two.id, act: 'hide' },
    { postId: one.id, act: 'hide' },
    { postId: two.id, act: 'show' },
    { postId: one.id, act: 'show' },
  ])
  expect(kept).toHaveLength(10)
})

test('only an admin purges, and a call takes a hundred posts, each once', async () => {
  await using app = await testApp()
  const [mo, root] = [await app.user('mo', { role: 'moderator' }), await app.user('root', { role: 'admin' })]
  const { id } = await app.post(root, 'gone')
  const { posts } = app.as(root).admin
  expect(await refusal(app.as(mo).admin.posts.bulk({ act: 'purge', postIds: [id] }))).toBe('NotAllowed')
  expect(await refusal(posts.bulk({ act: 'hide', postIds: [id, id] }))).toBe('ValidationFailed')
  const postIds = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(await refusal(posts.bulk({ act: 'hide', postIds: [...postIds, 101] }))).toBe('ValidationFailed')
  let statements = 0
  app.db.on('query', () => (statements += 1))
  const few = await posts.bulk({ act: 'purge', postIds: [id, 998] })
  const ofFew = statements
  for (let index = 0; index < 20; index += 1)
    await app.db('posts').insert({ authorId: root.id, content: 'x' })
  statements = 0
  const many = await posts.bulk({ act: 'purge', postIds })
  expect(few.posts.map(({ outcome }) => outcome)).toEqual(['done', 'missing'])
  expect([many.posts.length, statements, await Post.query(app.db).resultSize()]).toEqual([100, ofFew, 0])
})

test('of some who act on the same posts at once, in any order, one is told that it did it', async () => {
  await using app = await testApp()
  const root = await app.user('root', { role: 'admin' })
  const ids = [(await app.post(root, 'first')).id]
  for (let index = 0; index < 9; index += 1) ids.push((await app.post(root, 'reply', ids.at(-1))).id)
  const { posts } = app.as(root).admin
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      posts.bulk({ act: 'hide', postIds: index % 2 ? ids : ids.toReversed() }),
    ),
  )
  const did = answers.flatMap((answer) => answer.posts.filter(({ outcome }) => outcome === 'done'))
  expect(did.map(({ postId }) => postId).toSorted((one, other) => one - other)).toEqual(ids)
  expect(await AuditEntry.query(app.db).resultSize()).toBe(ids.length)
})

import { expect, test } from 'vitest'

import { refusal, testApp } from '../testing.js'

test('who sees a post reads what it said before, and only staff are told who of them edited it', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  const mo = await app.user('mo', { role: 'moderator' })
  const root = await app.user('root', { role: 'admin' })
  const { id: postId } = await app.post(ann, 'frist')
  const other = await app.post(ann, 'beside')
  await app.as(ann).posts.update({ postId: other.id, content: 'beside it' })
  await app.as(ann).posts.update({ postId, content: 'first' })
  await app.as(root).admin.posts.update({ postId, content: 'First!' })

  const told = async (caller: ReturnType<typeof app.anyone>) =>
    (await caller.posts.history({ postId })).items.map(({ content, editor }) => [content, editor?.handle])
  const own = { id: ann.id, handle: 'ann', displayName: 'ANN' }
  for (const staff of [app.as(mo), app.as(root)]) {
    expect(await told(staff)).toEqual([
      ['first', 'root'],
      ['frist', 'ann'],
    ])
  }
  for (const caller of [app.anyone(), app.as(bob), app.as(ann)]) {
    const { items } = await caller.posts.history({ postId })
    expect(items).toEqual([
      { id: expect.any(Number), content: 'first', replacedAt: expect.any(String), editor: null },
      { id: expect.any(Number), content: 'frist', replacedAt: expect.any(String), editor: own },
    ])
  }

  const first = await app.as(bob).posts.history({ postId, limit: 1 })
  const cursor = first.nextCursor ?? ''
  expect((await app.as(bob).posts.history({ postId, cursor })).items).toMatchObject([{ content: 'frist' }])
  await app.as(ann).posts.hide({ postId })
  expect(await refusal(app.as(bob).posts.history({ postId }))).toBe('PostNotFound')
  expect((await app.as(ann).posts.history({ postId })).items).toHaveLength(2)
})

test('what an account edited that is gone stays, and names nobody', async () => {
  await using app = await testApp()
  const [ann, root] = [await app.user('ann'), await app.user('root', { role: 'admin' })]
  const other = await app.user('other', { role: 'admin' })
  const { id: postId } = await app.post(ann, 'frist')
  await app.as(root).admin.posts.update({ postId, content: 'first' })
  await app.db('users').where({ id: root.id }).delete()
  for (const caller of [app.as(other), app.as(ann), app.anyone()]) {
    expect((await caller.posts.history({ postId })).items).toMatchObject([{ content: 'frist', editor: null }])
  }
})

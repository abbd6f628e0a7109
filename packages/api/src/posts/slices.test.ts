import { expect, test } from 'vitest'

import { testApp } from '../testing.js'
import { sliceUsers } from '../users/users.js'
import { slicePosts } from './post-lists.js'

async function arrange() {
  const app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  const first = await app.post(ann, 'first')
  const second = await app.post(bob, 'second')
  await app.post(ann, 'reply', second.id)
  const held = await app.post(ann, 'held back')
  await app.as(ann).posts.hide({ postId: held.id })
  await app.as(ann).posts.like({ postId: second.id })
  await app.as(ann).posts.like({ postId: first.id })
  await app.as(bob).posts.like({ postId: first.id })
  const sliced = async (slice: Partial<Parameters<typeof slicePosts>[2]>) =>
    (await slicePosts(app.db, null, { skip: 0, limit: 10, ...slice })).map(({ content }) => content)
  return { app, ann, bob, sliced, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() }
}

test('clients that count their way through posts see what others see, the oldest first unless asked', async () => {
  await using all = await arrange()
  const { ann, sliced } = all
  expect(await sliced({})).toEqual(['first', 'second', 'reply'])
  expect(await sliced({ direction: 'desc' })).toEqual(['reply', 'second', 'first'])
  expect(await sliced({ skip: 1, limit: 1 })).toEqual(['second'])
  expect(await sliced({ replies: false })).toEqual(['first', 'second'])
  expect(await sliced({ authorId: ann.id })).toEqual(['first', 'reply'])
  expect(await sliced({ authorId: ann.id, replies: false })).toEqual(['first'])
})

test('what somebody likes is counted through in the order of the likes', async () => {
  await using all = await arrange()
  const { ann, bob, sliced } = all
  expect(await sliced({ likedById: ann.id })).toEqual(['second', 'first'])
  expect(await sliced({ likedById: ann.id, direction: 'desc' })).toEqual(['first', 'second'])
  expect(await sliced({ likedById: bob.id })).toEqual(['first'])
})

test('posts of one moment are counted through in the order of their ids', async () => {
  await using all = await arrange()
  await all.app.db('posts').update({ createdAt: '2026-01-01T00:00:00.000Z' })
  expect(await all.sliced({ direction: 'desc' })).toEqual(['reply', 'second', 'first'])
})

test('accounts of a role are counted through, the suspended ones left out', async () => {
  await using all = await arrange()
  const root = await all.app.user('root', { role: 'admin' })
  const carla = await all.app.user('carla')
  const sliced = async (slice: Partial<Parameters<typeof sliceUsers>[1]>) =>
    (await sliceUsers(all.app.db, { skip: 0, limit: 10, role: 'user', ...slice })).map(({ handle }) => handle)
  expect(await sliced({})).toEqual(['ann', 'bob', 'carla'])
  expect(await sliced({ role: 'admin' })).toEqual(['root'])
  expect(await sliced({ direction: 'desc' })).toEqual(['carla', 'bob', 'ann'])
  expect(await sliced({ skip: 1, limit: 1 })).toEqual(['bob'])
  await all.app.as(root).admin.users.suspend({ userId: carla.id })
  expect(await sliced({})).toEqual(['ann', 'bob'])
})

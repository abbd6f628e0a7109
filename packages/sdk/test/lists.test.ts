import { testPassword } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { createClient } from '../src/index.js'
import { reasonOf } from './failure.js'
import { testServer } from './server.js'

const ann = { handle: 'ann', email: 'ann@example.com', password: testPassword }

async function withPosts(count: number) {
  const server = await testServer()
  const linnet = createClient({ url: server.url })
  await linnet.auth.register(ann)
  for (let n = 1; n <= count; n += 1) await linnet.posts.create({ content: `post ${n}` })
  server.requests.length = 0
  return { server, linnet, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test('a list is gone through to its end, page after page', async () => {
  await using world = await withPosts(7)
  const seen: string[] = []
  for await (const post of world.linnet.posts.list.all({ author: 'ann', limit: 3 })) seen.push(post.content)
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => `post ${n}`))
  expect(world.server.requests).toHaveLength(3)
})

test('who stops early asks for no more pages', async () => {
  await using world = await withPosts(7)
  for await (const post of world.linnet.posts.list.all({ limit: 3 })) if (post.content === 'post 4') break
  expect(world.server.requests).toHaveLength(2)
})

test('pages begin where a cursor says, and nothing is asked before it is needed', async () => {
  await using world = await withPosts(5)
  const { posts } = world.linnet
  const first = await posts.list({ limit: 2 })
  const pages = posts.list.pages({ limit: 2, cursor: first.nextCursor ?? '' })
  expect(world.server.requests).toHaveLength(1)
  const sizes: number[] = []
  for await (const { items } of pages) sizes.push(items.length)
  expect(sizes).toEqual([2, 1])
})

test('an empty list is one page without items', async () => {
  await using world = await withPosts(0)
  const pages = []
  for await (const page of world.linnet.posts.list.pages()) pages.push(page)
  expect(pages).toEqual([{ items: [], nextCursor: null }])
})

test('a list fails as its call does, and ends with the signal', async () => {
  await using world = await withPosts(3)
  const { users, posts } = world.linnet
  expect(await reasonOf(users.posts.all({ userId: 999 }).next())).toBe('UserNotFound')
  const ending = new AbortController()
  const items = posts.list.all({ limit: 1 }, { signal: ending.signal })
  await items.next()
  ending.abort()
  expect(await reasonOf(items.next())).toBe('Aborted')
})

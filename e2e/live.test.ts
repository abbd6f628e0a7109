import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { startJourney } from './harness.js'

test.skipIf(!chromiumPath)('new posts wait above the timeline, and counts go on by themselves', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  const bob = await journey.account('bob')
  const { id: postId } = await ann.posts.create({ content: 'First' })

  const page = await journey.open()
  const live = page.waitForResponse('**/api/v1/events')
  const readAgain = page.waitForResponse('**/trpc/posts.list*')
  await page.goto('/')
  const posts = page.getByRole('article')
  await posts.filter({ hasText: 'First' }).waitFor()
  await live
  await readAgain
  await ann.posts.create({ content: 'Second' })
  await ann.posts.create({ content: 'Third' })
  await bob.posts.like({ postId })
  await page.getByRole('button', { name: 'Show 2 new posts' }).waitFor()
  await posts.filter({ hasText: 'First' }).getByRole('button', { name: 'Like, 1 like' }).waitFor()
  expect(await posts.count()).toBe(1)

  await page.getByRole('button', { name: 'Show 2 new posts' }).click()
  await posts.filter({ hasText: 'Third' }).waitFor()
  expect(await posts.count()).toBe(3)
  expect(await page.getByRole('button', { name: 'new post' }).count()).toBe(0)
})

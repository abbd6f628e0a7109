import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { signIn, startJourney } from './harness.js'

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

test.skipIf(!chromiumPath)('two browsers side by side show the same', async () => {
  await using journey = await startJourney()
  await journey.account('ann')
  await journey.account('bob')
  const [left, right] = [await journey.open(), await journey.open()]
  await signIn(left, 'ann')
  const isOpen = right.waitForResponse('**/api/v1/events')
  const readAgain = right.waitForResponse('**/trpc/posts.list*')
  await signIn(right, 'bob')
  await isOpen
  await readAgain

  await left.getByLabel('New post').fill('Side by side')
  await left.keyboard.press('Control+Enter')
  const [mine, theirs] = [left, right].map((page) =>
    page.getByRole('article').filter({ hasText: 'Side by side' }),
  )
  await right.getByRole('button', { name: 'Show 1 new post' }).click()
  await theirs?.getByRole('button', { name: 'Like, 0 likes' }).click()
  await mine?.getByRole('button', { name: 'Like, 1 like' }).waitFor()
  await theirs?.getByRole('link', { name: 'Reply, 0 replies' }).click()
  await right.getByLabel('Your reply').fill('Very much so')
  await right.keyboard.press('Control+Enter')
  await mine?.getByRole('link', { name: 'Reply, 1 reply' }).waitFor()
  await mine?.getByRole('button', { name: 'More' }).click()
  await left.getByRole('button', { name: 'Hide' }).click()
  await theirs?.waitFor({ state: 'detached' })
})

import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'

import { chromiumPath } from '../test/chromium.js'
import { password, signInAsAdmin, startJourney } from './harness.js'

function postIn(page: Page, text: string): Locator {
  return page.getByRole('article').filter({ hasText: text })
}

async function signUp(page: Page, handle: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: 'Sign up' }).click()
  await page.getByLabel('Handle').fill(handle)
  await page.getByLabel('E-mail').fill(`${handle}@example.org`)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('/')
}

async function choose(post: Locator, item: string): Promise<void> {
  await post.getByRole('button', { name: 'More' }).click()
  await post.getByRole('button', { name: item }).click()
}

test.skipIf(!chromiumPath)('a post is written, liked, edited, hidden, deleted and brought back', async () => {
  await using journey = await startJourney()
  const ann = await journey.open()
  const bob = await journey.open()
  const stranger = await journey.open()
  const admin = await journey.open()

  await signUp(ann, 'ann')
  await ann.getByLabel('New post').fill('A linnet in the hedge')
  await ann.getByLabel('New post').press('Control+Enter')
  await postIn(ann, 'A linnet in the hedge').waitFor()
  expect(await ann.getByLabel('New post').inputValue()).toBe('')

  await signUp(bob, 'bob')
  const like = postIn(bob, 'A linnet in the hedge').getByRole('button', { name: 'Like' })
  await like.click()
  await expect.poll(() => like.getAttribute('aria-label')).toBe('Like, 1 like')
  expect(await like.getAttribute('aria-pressed')).toBe('true')
  await bob.reload()
  await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true')

  await choose(postIn(ann, 'A linnet in the hedge'), 'Edit')
  await ann.getByLabel('Edit this post').fill('Two linnets in the hedge')
  await ann.getByRole('button', { name: 'Save' }).click()
  await postIn(ann, 'Two linnets in the hedge').getByText('edited').waitFor()

  await choose(postIn(ann, 'Two linnets'), 'Hide')
  await postIn(ann, 'Two linnets').getByText('Hidden', { exact: true }).waitFor()
  await stranger.goto('/')
  await stranger.getByText('Nobody has said anything yet.').waitFor()

  await signInAsAdmin(admin)
  await admin.goto('/admin/posts?state=hidden')
  await postIn(admin, 'Two linnets').getByText('Hidden', { exact: true }).waitFor()
  await postIn(admin, 'Two linnets').getByRole('button', { name: 'edited' }).click()
  await admin.getByRole('dialog').getByText('A linnet in the hedge').waitFor()
  await admin.keyboard.press('Escape')
  await postIn(admin, 'Two linnets').getByRole('button', { name: 'Show' }).click()
  await stranger.reload()
  await postIn(stranger, 'Two linnets').waitFor()

  await ann.reload()
  await choose(postIn(ann, 'Two linnets'), 'Delete')
  await postIn(ann, 'Two linnets').waitFor({ state: 'detached' })
  await stranger.reload()
  await stranger.getByText('Nobody has said anything yet.').waitFor()

  await ann.getByRole('button', { name: 'Undo' }).click()
  await ann.getByText('Post restored.').waitFor()
  await postIn(ann, 'Two linnets').waitFor()
  await stranger.reload()
  await postIn(stranger, 'Two linnets').getByRole('button', { name: 'Like, 1 like' }).waitFor()

  await admin.goto('/admin/posts')
  await postIn(admin, 'Two linnets').getByRole('button', { name: 'Delete' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await postIn(admin, 'Two linnets').getByRole('button', { name: 'Purge' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Purge' }).click()
  await postIn(admin, 'Two linnets').waitFor({ state: 'detached' })
})

test.skipIf(!chromiumPath)('a reply joins its thread and is counted', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  const post = await ann.posts.create({ content: 'Is anybody there?' })

  const page = await journey.open()
  await signUp(page, 'bob')
  await page.goto(`/posts/${post.id}`)
  await page.getByLabel('Your reply').fill('I am')
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  await page.getByRole('feed', { name: 'Replies' }).getByText('I am').waitFor()
  await postIn(page, 'Is anybody there?').getByRole('link', { name: 'Reply, 1 reply' }).waitFor()
  expect(await ann.posts.thread({ postId: post.id })).toMatchObject({
    post: { replyCount: 1 },
    replies: { items: [{ content: 'I am', author: { handle: 'bob' } }] },
  })
})

test.skipIf(!chromiumPath)('what could not be posted is kept, even over a reload', async () => {
  await using journey = await startJourney()
  const page = await journey.open()
  await signUp(page, 'ann')

  await page.route('**/trpc/posts.create*', (route) => route.abort())
  await page.getByLabel('New post').fill('Not lost')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await page.getByRole('alert').getByText('The server could not be reached.').waitFor()
  expect(await page.getByLabel('New post').inputValue()).toBe('Not lost')

  await page.reload()
  await expect.poll(() => page.getByLabel('New post').inputValue()).toBe('Not lost')
})

test.skipIf(!chromiumPath)(
  'a post is answered where it stands, and tells who likes it and what it said',
  async () => {
    await using journey = await startJourney()
    const ann = await journey.account('ann')
    const { id } = await ann.posts.create({ content: 'One linnet' })
    await ann.posts.update({ postId: id, content: 'Two linnets' })
    await ann.posts.like({ postId: id })

    const page = await journey.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await signUp(page, 'bob')
    const post = postIn(page, 'Two linnets')
    await post.getByRole('link', { name: 'Reply, 0 replies' }).click()
    await post.getByLabel('Your reply').fill('Three!')
    await post.getByLabel('Your reply').press('Escape')
    await post.getByLabel('Your reply').waitFor({ state: 'detached' })
    await post.getByRole('link', { name: 'Reply' }).click()
    expect(await post.getByLabel('Your reply').inputValue()).toBe('Three!')
    await page.keyboard.press('Control+Enter')
    await post.getByRole('link', { name: 'Reply, 1 reply' }).waitFor()
    await post.getByLabel('Your reply').waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toBe('/')

    await post.getByRole('button', { name: 'edited' }).click()
    await page.getByRole('dialog', { name: 'History' }).getByText('One linnet').waitFor()
    await page.keyboard.press('Escape')

    await choose(post, 'Copy link')
    await page.getByText('Link copied.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${journey.url}/posts/${id}`)

    await post.getByRole('button', { name: 'More' }).click()
    await post.getByRole('link', { name: 'Who likes this' }).click()
    await page.getByRole('list', { name: 'Who likes this' }).getByRole('link', { name: '@ann' }).click()
    await page.waitForURL('/@ann')
  },
)

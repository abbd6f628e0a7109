import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { password, signIn, startJourney } from './harness.js'

test.skipIf(!chromiumPath)('keys alone read, like, answer, write and go about', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  for (const content of ['The oldest', 'The middle', 'The newest']) await ann.posts.create({ content })
  const page = await journey.open()
  await signIn(page, 'ann')
  const post = (text: string) => page.getByRole('article').filter({ hasText: text })
  const press = (key: string) => page.keyboard.press(key)
  const focused = () => page.locator(':focus')
  await post('The newest').waitFor()

  // Until the page's scripts are there, keys do nothing; `k` stays at the first post.
  await expect
    .poll(async () => {
      await press('k')
      return page.locator('article:focus').count()
    })
    .toBe(1)
  for (const key of ['j', 'j', 'k']) await press(key)
  await expect.poll(() => focused().textContent()).toContain('The middle')
  await press('l')
  await post('The middle').getByRole('button', { name: 'Like, 1 like' }).waitFor()
  await press('r')
  await page.getByLabel('Your reply').waitFor()
  await page.keyboard.type('jlk?')
  expect(await page.getByLabel('Your reply').inputValue()).toBe('jlk?')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await press('Control+Enter')
  await post('The middle').getByRole('link', { name: 'Reply, 1 reply' }).waitFor()

  await page.getByLabel('Your reply').waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('article:focus').textContent()).toContain('The middle')
  await press('j')
  await press('Enter')
  await page.waitForURL(/\/posts\/\d+$/)
  await press('/')
  await page.waitForURL('/search')
  await expect.poll(() => focused().getAttribute('name')).toBe('text')
  await page.locator('h1').focus()
  await press('g')
  await press('s')
  await page.waitForURL('/settings')
  await press('n')
  await page.waitForURL('/?write')
  await expect.poll(() => focused().getAttribute('name')).toBe('content')
  await page.locator('h1').focus()

  await journey.account('bob').then((bob) => bob.posts.create({ content: 'Just now' }))
  await page.getByRole('button', { name: 'Show 1 new post' }).waitFor()
  await press('.')
  await post('Just now').waitFor()

  await press('Control+j')
  await press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await help.getByText('Next post').waitFor()
  await help.getByLabel('Use keyboard shortcuts').uncheck()
  await press('Escape')
  await help.waitFor({ state: 'detached' })
  await press('?')
  await press('j')
  expect(await page.locator('article:focus').count()).toBe(0)
  expect(await help.count()).toBe(0)
  await page.goto('/settings')
  await page.getByLabel('Use keyboard shortcuts').check()
  await page.locator('h1').focus()
  await press('?')
  await help.waitFor()
})

/** Goes on by Tab to what has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab')
    const reached = await page.evaluate(() => {
      const element = document.activeElement
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      const label = isField ? element.labels?.[0] : element
      return element?.ariaLabel ?? label?.textContent?.trim()
    })
    if (reached === name) return
  }
  throw new Error(`Tab does not lead to "${name}".`)
}

test.skipIf(!chromiumPath)(
  'without a mouse one signs in, posts, likes, edits, deletes and takes it back',
  async () => {
    await using journey = await startJourney()
    await journey.account('ann')
    const page = await journey.open()
    const press = (key: string) => page.keyboard.press(key)
    await page.goto('/')
    await tabTo(page, 'Sign in')
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await tabTo(page, 'Handle or e-mail')
    await page.keyboard.type('ann')
    await press('Tab')
    await page.keyboard.type(password)
    await press('Enter')
    await page.getByLabel('New post').waitFor()

    await tabTo(page, 'New post')
    await page.keyboard.type('By keys alone')
    await tabTo(page, 'Post')
    await press('Enter')
    const post = page.getByRole('article').filter({ hasText: 'By keys' })
    await post.waitFor()
    await tabTo(page, 'Like, 0 likes')
    await press('Space')
    await post.getByRole('button', { name: 'Like, 1 like' }).waitFor()
    await press('Shift+Tab')
    await press('Enter')
    await tabTo(page, 'Edit')
    await press('Enter')
    await expect.poll(() => page.locator(':focus').getAttribute('name')).toBe('content')
    await page.keyboard.type(', and quickly')
    await press('Control+Enter')
    await post.getByText('edited').waitFor()
    await expect.poll(() => page.locator('article:focus').count()).toBe(1)
    await tabTo(page, 'More')
    await press('Enter')
    await tabTo(page, 'Delete')
    await press('Enter')
    await post.waitFor({ state: 'detached' })
    await tabTo(page, 'Undo')
    await press('Enter')
    await post.waitFor()
  },
)

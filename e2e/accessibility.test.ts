import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { signInAsAdmin, startJourney, type Journey } from './harness.js'

async function problemsOf(page: Page): Promise<string[]> {
  // No page has frames, for which alone the other mode opens a second page each time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${new URL(page.url()).pathname}: ${id} at ${nodes.map(({ target }) => target).join(', ')}`,
  )
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // The network is never idle: the live timeline stays open.
  const busy = page.locator('[aria-busy="true"]').or(page.getByText('Loading…'))
  await expect.poll(() => busy.count(), { timeout: 15_000 }).toBe(0)
}

async function fill(journey: Journey): Promise<number> {
  const ann = await journey.account('ann')
  const bob = await journey.account('bob')
  await ann.users.updateProfile({ bio: 'Sings from https://hedge.example/' })
  const post = await ann.posts.create({
    content: 'A linnet sings from the hedge: https://hedge.example/linnet',
  })
  await bob.posts.like({ postId: post.id })
  const reply = await bob.posts.create({ content: 'Lovely!', replyToId: post.id })
  await ann.posts.update({ postId: post.id, content: 'Two linnets sing: https://hedge.example/linnet' })
  const hidden = await bob.posts.create({ content: 'For me only' })
  await bob.posts.hide({ postId: hidden.id })
  const deleted = await bob.posts.create({ content: 'Gone' })
  await bob.posts.delete({ postId: deleted.id })
  return reply.id
}

test.skipIf(!chromiumPath).each(['light', 'dark'] as const)(
  'axe finds nothing on any page in the %s theme',
  async (colorScheme) => {
    await using journey = await startJourney()
    const page = await journey.open({ colorScheme, reducedMotion: 'reduce' })
    await visit(page, '/')
    const problems = await problemsOf(page)

    const postId = await fill(journey)
    for (const path of [
      '/',
      `/posts/${postId}`,
      '/@ann',
      '/@ann/likes',
      '/sign-in',
      '/sign-up',
      '/nowhere',
    ]) {
      await visit(page, path)
      problems.push(...(await problemsOf(page)))
    }
    await signInAsAdmin(page)
    for (const path of [
      '/',
      `/posts/${postId}`,
      '/settings',
      '/settings/security',
      '/settings/tokens',
      '/settings/data',
      '/admin',
      '/admin/posts',
      '/admin/users',
      '/admin/tokens',
      '/admin/audit',
      '/admin/audit?by=nobody_here',
      '/admin/settings',
    ]) {
      await visit(page, path)
      problems.push(...(await problemsOf(page)))
    }

    await page.goto('/')
    await page.getByLabel('New post').fill('x'.repeat(501))
    await page.getByRole('button', { name: 'More' }).first().click()
    problems.push(...(await problemsOf(page)))
    await page.goto('/admin/posts')
    await page.getByRole('button', { name: 'edited' }).click()
    await page.getByRole('dialog').getByText('Until').waitFor()
    problems.push(...(await problemsOf(page)))
    await page.keyboard.press('Escape')
    await page.getByRole('checkbox', { name: 'Select all shown' }).check()
    problems.push(...(await problemsOf(page)))
    await page.getByRole('button', { name: 'Purge' }).first().click()
    await page.getByRole('dialog', { name: /^Purge \d+ posts\?$/ }).waitFor()
    problems.push(...(await problemsOf(page)))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Hide' }).first().click()
    await page.getByRole('status').getByText('hidden').waitFor()
    problems.push(...(await problemsOf(page)))
    await page.goto('/admin/settings')
    await page.getByRole('button', { name: 'Create invite' }).click()
    await page.getByRole('listitem').getByText('0 of 1 used').waitFor()
    problems.push(...(await problemsOf(page)))
    await page.goto('/admin/users?search=ann')
    await page.getByRole('button', { name: 'Sessions of @ann' }).click()
    await page.getByRole('dialog').getByRole('listitem').waitFor()
    problems.push(...(await problemsOf(page)))
    await page.goto('/admin')
    await page.getByText('The numbers, day by day').click()
    problems.push(...(await problemsOf(page)))

    await page.goto('/search?author=ann')
    await page.getByRole('feed').waitFor()
    problems.push(...(await problemsOf(page)))
    await page.goto(`/posts/${postId - 1}/likes`)
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    await page.getByRole('dialog').getByText('Next post').waitFor()
    problems.push(...(await problemsOf(page)))

    expect(problems).toEqual([])
  },
)

test.skipIf(!chromiumPath)(
  'the keyboard alone skips to the content, and a navigation moves the focus',
  async () => {
    await using journey = await startJourney()
    const ann = await journey.account('ann')
    await ann.posts.create({ content: 'Reach me by keyboard' })
    const page = await journey.open()
    await visit(page, '/')
    expect(await page.title()).toBe('Timeline · Linnet')

    await page.keyboard.press('Tab')
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator(':focus').getAttribute('id')).toBe('main')

    await page.getByRole('article').getByRole('link', { name: 'now' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/posts\/\d+$/)
    await expect.poll(() => page.locator('h1:focus').textContent()).toBe('Post')
    await expect.poll(() => page.title()).toBe('ann: Reach me by keyboard · Linnet')

    await page.goBack()
    await expect.poll(() => page.locator('h1:focus').textContent()).toBe('Timeline')
  },
)

test.skipIf(!chromiumPath)('the menu and the dialogs close on Escape and give the focus back', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  await ann.posts.create({ content: 'Delete me not' })
  const page = await journey.open()
  await signInAsAdmin(page)

  const more = page.getByRole('button', { name: 'More' })
  await more.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Hide' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Hide' }).waitFor({ state: 'hidden' })
  await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toBe('More')

  await page.goto('/admin/posts')
  await page.getByRole('button', { name: 'Delete' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Delete this post?' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => page.locator(':focus').textContent()).toBe('Delete')
})

test.skipIf(!chromiumPath)('nothing is wider than a phone of 320 pixels', async () => {
  await using journey = await startJourney()
  const postId = await fill(journey)
  const page = await journey.open({ viewport: { width: 320, height: 640 } })
  await signInAsAdmin(page)
  for (const path of [
    '/',
    `/posts/${postId}`,
    '/@ann',
    '/settings',
    '/settings/security',
    '/settings/tokens',
    '/settings/data',
    '/admin',
    '/admin/posts',
    '/admin/users',
    '/admin/tokens',
    '/admin/audit',
    '/admin/settings',
  ]) {
    await visit(page, path)
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 320])
  }
})

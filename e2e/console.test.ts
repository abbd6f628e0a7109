import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { createClient } from '../packages/sdk/src/index.js'
import { chromiumPath } from '../test/chromium.js'
import { password, signInAsAdmin, startJourney } from './harness.js'

const postIn = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const toast = (page: Page, text: string) => page.getByRole('status').getByText(text)
const bar = (page: Page) => page.getByRole('region', { name: 'Selected posts' })
const act = (page: Page, name: string) => bar(page).getByRole('button', { name }).click()
const selectAll = (page: Page) => bar(page).getByRole('checkbox', { name: 'Select all shown' }).check()

test.skipIf(!chromiumPath)('moderators act on many posts at once, and take it back', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  const bob = await journey.account('bob')
  await bob.posts.create({ content: 'Robin' })
  for (const content of ['Finch one', 'Finch two']) await ann.posts.create({ content })
  const { id: postId } = await ann.posts.create({ content: 'Finch 3' })
  await ann.posts.update({ postId, content: 'Finch three' })
  const seen = async () => (await bob.posts.list()).items.map(({ content }) => content)

  const page = await journey.open()
  await signInAsAdmin(page)
  await page.goto('/admin/posts')
  await postIn(page, 'Robin').waitFor()
  await page.getByLabel('By whom').fill('@Ann')
  await page.getByLabel('By whom').press('Enter')
  await postIn(page, 'Robin').waitFor({ state: 'detached' })
  expect(new URL(page.url()).search).toBe('?author=%40Ann')
  expect(await page.locator(':focus').getAttribute('name')).toBe('author')

  for (const words of ['Finch one', 'Finch two', 'Finch three']) {
    await page.getByRole('checkbox', { name: words }).focus()
    await page.keyboard.press('Space')
  }
  await bar(page).getByText('3 selected').waitFor()
  await act(page, 'Hide')
  await toast(page, '3 posts hidden.').waitFor()
  await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toBe('Selected posts')
  await postIn(page, 'Finch two').getByText('Hidden', { exact: true }).waitFor()
  expect(await seen()).toEqual(['Robin'])

  await page.getByLabel('State').selectOption('Hidden')
  await page.waitForURL('**/admin/posts?author=%40Ann&state=hidden')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('No post fits this search.').waitFor()
  expect(await seen()).toEqual(['Finch three', 'Finch two', 'Finch one', 'Robin'])

  await page.getByLabel('State').selectOption('All')
  await postIn(page, 'Finch three').waitFor()
  await selectAll(page)
  await act(page, 'Delete')
  await toast(page, '3 posts deleted.').waitFor()
  expect(await seen()).toEqual(['Robin'])
  await postIn(page, 'Finch three').getByRole('button', { name: 'edited' }).click()
  await page.getByRole('dialog').getByText('Finch 3').waitFor()
  await page.keyboard.press('Escape')

  await selectAll(page)
  await act(page, 'Restore')
  await toast(page, '3 posts restored.').waitFor()
  expect(await seen()).toHaveLength(4)

  await page.getByRole('checkbox', { name: 'Finch one' }).check()
  await act(page, 'Purge')
  await page.getByRole('dialog', { name: 'Purge 1 post?' }).getByRole('button', { name: 'Purge' }).click()
  await toast(page, '1 post is gone for good.').waitFor()
  await postIn(page, 'Finch one').waitFor({ state: 'detached' })
  await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toBe('Selected posts')

  await postIn(page, 'Finch two').getByRole('link', { name: 'What was done' }).click()
  await page.getByRole('listitem').getByText('act restore').waitFor()
  expect(await page.getByRole('listitem').getByText('act purge').count()).toBe(0)

  await page.goto('/admin/audit?by=admin&action=admin.posts.bulk')
  await page.getByRole('listitem').getByText('act purge').waitFor()
  await page.getByLabel('Done by').fill('nobody_here')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByText('There is no account @nobody_here.').waitFor()
  await page.goto('/admin/audit?to=admin')
  await page.getByText('Nothing that was done fits this.').waitFor()
})

test.skipIf(!chromiumPath)(
  'an admin says what the server is, invites people, and signs others out',
  async () => {
    await using journey = await startJourney()
    const ann = await journey.account('ann')
    const page = await journey.open()
    await signInAsAdmin(page)

    await page.goto('/admin/settings')
    await page.getByLabel('Name').fill('The Hedge')
    await page.getByLabel('Who may sign up').selectOption('Who has an invite')
    await page.getByLabel('Posts an hour').fill('5')
    await page.getByRole('button', { name: 'Save settings' }).click()
    await toast(page, 'Settings saved.').waitFor()
    await page.getByText('At present an invite is needed to sign up.').waitFor()
    const stranger = createClient({ url: journey.url })
    const set = { name: 'The Hedge', registration: 'invite', limits: { longestPost: 500, postsPerHour: 5 } }
    expect(await stranger.instance.read()).toMatchObject(set)

    await page.getByLabel('For whom').fill('the bird club')
    await page.getByLabel('For how many').fill('2')
    await page.getByRole('button', { name: 'Create invite' }).click()
    const invite = page.getByRole('listitem').filter({ hasText: 'the bird club' })
    await invite.getByText('0 of 2 used').waitFor()
    const link = new URL((await page.getByRole('status').locator('code').textContent()) ?? '')
    expect(link.origin + link.pathname).toBe(`${journey.url}/sign-up`)
    const person = { handle: 'bob', email: 'bob@example.org', password }
    await stranger.auth.register({ ...person, invite: link.searchParams.get('invite') ?? '' })
    await page.reload()
    await invite.getByText('1 of 2 used').waitFor()
    await invite.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await invite.getByText('Revoked').waitFor()
    await expect.poll(() => page.locator(':focus').textContent()).toContain('the bird club')
    expect(await invite.getByRole('button').count()).toBe(0)

    await page.goto('/admin/users?search=ann')
    await page.getByRole('button', { name: 'Sessions of @ann' }).click()
    const sessions = page.getByRole('dialog', { name: 'Where @ann is signed in' })
    await sessions.getByRole('button', { name: 'Sign out node' }).click()
    await sessions.getByText('@ann is not signed in anywhere.').waitFor()
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Close')
    await sessions.getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toBe('Sessions of @ann')
    await expect(ann.auth.me()).rejects.toMatchObject({ status: 401 })

    await page.goto('/admin/users')
    await page.getByLabel('Role', { exact: true }).selectOption('Admin')
    await expect.poll(() => page.getByRole('listitem').count()).toBe(1)
  },
)

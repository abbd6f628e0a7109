import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

import { createServiceClient } from '../packages/sdk/src/index.js'
import { chromiumPath } from '../test/chromium.js'
import { password, signIn, signInAsAdmin, startJourney } from './harness.js'

test.skipIf(!chromiumPath)('people change their name and password, and sign another device out', async () => {
  await using journey = await startJourney()
  await journey.account('ann')
  const phone = await journey.open()
  await signIn(phone, 'ann')
  const page = await journey.open()
  await signIn(page, 'ann')

  await page.goto('/settings')
  await page.getByLabel('Name').fill('Ann of the Hedge')
  await page.getByLabel('About you').fill('Sings.')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await page.getByRole('status').getByText('Profile saved.').waitFor()

  await page.getByRole('link', { name: 'Security' }).click()
  const others = page.getByRole('listitem').getByRole('button', { name: /^Sign out/ })
  await expect.poll(() => others.count()).toBe(2)
  await page.getByLabel('Current password').fill('not the password')
  await page.getByLabel('New password').fill('another long password')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('This is not your password.').waitFor()
  await page.getByLabel('Current password').fill(password)
  await page.getByLabel('New password').fill('another long password')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByRole('status').getByText('Password changed. 2 other devices were signed out.').waitFor()
  await expect.poll(() => others.count()).toBe(0)

  await phone.goto('/@ann')
  await phone.getByRole('heading', { level: 1, name: 'Ann of the Hedge' }).waitFor()
  await phone.getByRole('link', { name: 'Sign in' }).waitFor()
  await signIn(phone, 'ann', 'another long password')
})

test.skipIf(!chromiumPath)('people script their account, take their data along, and leave', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  await ann.posts.create({ content: 'Here was I' })
  const page = await journey.open()
  await signIn(page, 'ann')

  await page.goto('/settings/tokens')
  await page.getByText('There are no tokens yet.').waitFor()
  await page.getByLabel('Name').fill('Nightly')
  await page.getByLabel('Write posts').check()
  await page.getByRole('button', { name: 'Create token' }).click()
  const token = await page.getByRole('status').locator('code').innerText()
  const script = createServiceClient({ url: journey.url, token })
  await script.posts.create({ content: 'Written at night' })
  await page.getByRole('button', { name: 'Revoke Nightly' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('listitem').getByText('Revoked').waitFor()
  await expect.poll(() => page.locator(':focus').textContent()).toContain('Nightly')
  await expect(script.posts.create({ content: 'Too late' })).rejects.toMatchObject({ reason: 'TokenInvalid' })

  await page.getByRole('link', { name: 'Your data' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download your data' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(/^linnet-ann-\d{4}-\d\d-\d\d\.jsonl$/)
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: 'user', handle: 'ann' }),
      expect.objectContaining({ type: 'post', content: 'Here was I' }),
      expect.objectContaining({ type: 'token', name: 'Nightly' }),
    ]),
  )
  await page.getByRole('status').getByText(`${lines.length} things are in your file.`).waitFor()

  const leave = async (secret: string) => {
    await page.getByLabel('Current password').fill(secret)
    await page.getByRole('button', { name: 'Delete account' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete account' }).click()
  }
  await leave('not the password')
  await page.getByText('This is not your password.').waitFor()
  await leave(password)
  await page.getByText('Your account is deleted. Goodbye!').waitFor()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  expect(await page.getByText('Here was I').count()).toBe(0)
  await page.goto('/@ann')
  await page.getByText('This account does not exist, or you may not see it.').waitFor()
})

test.skipIf(!chromiumPath)(
  'an admin suspends somebody, whose posts are then seen by nobody else',
  async () => {
    await using journey = await startJourney()
    const bob = await journey.account('bob')
    await bob.posts.create({ content: 'Buy my things' })
    const admin = await journey.open()
    const stranger = await journey.open()

    await signInAsAdmin(admin)
    await admin.goto('/admin/users?search=bob')
    await admin.getByRole('button', { name: 'Suspend' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
    await admin.getByRole('listitem').getByText('Suspended').waitFor()
    await stranger.goto('/@bob')
    await stranger.getByText('This account does not exist, or you may not see it.').waitFor()

    await admin.getByRole('button', { name: 'Unsuspend' }).click()
    await admin.getByRole('listitem').getByText('Suspended').waitFor({ state: 'detached' })
    await admin.getByLabel('Role of @bob').selectOption('moderator')
    await admin.getByRole('status').getByText('@bob is now a moderator.').waitFor()

    await admin.goto('/admin/audit')
    await admin
      .getByRole('listitem')
      .filter({ hasText: 'admin.users.suspend' })
      .first()
      .getByText('@admin')
      .waitFor()
    await admin.getByRole('link', { name: 'Service tokens' }).click()
    await admin.getByLabel('Name', { exact: true }).fill('weather')
    await admin.getByRole('button', { name: 'Create token' }).click()
    await admin.getByText(/^svc_/).waitFor()
    await admin.getByRole('button', { name: 'Revoke weather' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await admin.getByRole('listitem').getByText('Revoked').waitFor()

    await signIn(stranger, 'bob')
    await stranger.goto('/admin/users')
    await stranger.getByRole('listitem').getByText('@admin').waitFor()
    expect(await stranger.getByLabel('Role of @admin').count()).toBe(0)
    expect(await stranger.getByRole('button', { name: 'Suspend' }).count()).toBe(0)
  },
)

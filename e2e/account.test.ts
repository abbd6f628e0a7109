import { expect, test } from 'vitest'

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

  const others = page.getByRole('listitem').getByRole('button', { name: /^Sign out/ })
  await expect.poll(() => others.count()).toBe(2)
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

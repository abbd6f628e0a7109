import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { signIn, startJourney } from './harness.js'

test.skipIf(!chromiumPath)(
  'without a network there is a page that says so, and nothing written is lost',
  async () => {
    await using journey = await startJourney()
    await journey.account('ann')
    const page = await journey.open()
    const context = page.context()
    await signIn(page, 'ann')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
    await expect.poll(() => page.evaluate(() => caches.has('linnet-shell'))).toBe(true)
    await expect
      .poll(() => page.evaluate(async () => (await caches.match('/offline')) !== undefined))
      .toBe(true)

    await page.getByLabel('New post').fill('Written on a train')
    await context.setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await page.getByText('The server could not be reached.').first().waitFor()

    await page.goto('/@ann')
    await page.getByRole('heading', { level: 1, name: 'Offline' }).waitFor()
    await context.setOffline(false)
    await page.getByRole('link', { name: 'Try again' }).click()
    await page.getByRole('heading', { level: 1, name: 'ann' }).waitFor()
    await page.goto('/')
    expect(await page.getByLabel('New post').inputValue()).toBe('Written on a train')
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await page.getByRole('article').getByText('Written on a train').waitFor()
  },
)

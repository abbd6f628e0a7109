import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { password, startJourney } from './harness.js'

test.skipIf(!chromiumPath)('somebody without scripts reads, joins, writes, likes and deletes', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  for (let number = 1; number <= 21; number += 1) await ann.posts.create({ content: `Post number ${number}` })

  const page = await journey.open({ javaScriptEnabled: false, locale: 'de-DE' })
  await page.goto('/')
  const posts = page.getByRole('article')
  expect(await posts.count()).toBe(20)
  await page.getByRole('link', { name: 'Mehr laden' }).click()
  await posts.getByText('Post number 1', { exact: true }).waitFor()
  await posts.getByRole('link', { name: 'ann' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'ann' }).waitFor()
  expect(await page.getByLabel('Sprache').isVisible()).toBe(false)

  await page.getByRole('link', { name: 'Registrieren' }).click()
  await page.getByLabel('Kurzname').fill('bob')
  await page.getByLabel('E-Mail').fill('bob@example.org')
  await page.getByLabel('Passwort').fill(password)
  await page.getByRole('button', { name: 'Konto anlegen' }).click()
  await page.getByLabel('Neuer Beitrag').fill('Written without a script')
  await page.getByRole('button', { name: 'Posten' }).click()
  const own = posts.filter({ hasText: 'Written without a script' })
  await own.getByRole('button', { name: 'Gefällt mir, 0 Mal' }).click()
  await own.getByRole('button', { name: 'Gefällt mir, 1 Mal' }).waitFor()
  await own.getByRole('button', { name: 'Mehr' }).click()
  await own.getByRole('button', { name: 'Löschen' }).click()
  await own.waitFor({ state: 'detached' })

  const other = posts.filter({ hasText: 'Post number 21' })
  await ann.posts.delete({ postId: (await ann.posts.list()).items[0]?.id ?? 0 })
  await other.getByRole('button', { name: 'Gefällt mir, 0 Mal' }).click()
  await page
    .getByRole('alert')
    .getByText('Diesen Beitrag gibt es nicht, oder du darfst ihn nicht sehen.')
    .waitFor()
})

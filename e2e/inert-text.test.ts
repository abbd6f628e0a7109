import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { startJourney } from './harness.js'

const lines = [
  '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>',
  'javascript:window.hacked=true and data:text/html,<script>window.hacked=true</script>',
  '[click](javascript:alert(1)) <a href="javascript:window.hacked=true">me</a>',
  'https://bank.example@evil.example/ and https://example.org/"onmouseover="window.hacked=true',
]
const hostile = lines.join('\n')

test.skipIf(!chromiumPath)('what people write is only ever text', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  await ann.users.updateProfile({ displayName: '<b onclick=alert(1)>Ann', bio: lines.slice(0, 3).join('\n') })
  const post = await ann.posts.create({ content: hostile })

  const page = await journey.open()
  for (const path of ['/', `/posts/${post.id}`, '/@ann']) {
    await page.goto(path)
    const article = page.getByRole('article')
    await article.getByText('javascript:window.hacked=true and').waitFor()
    expect(
      await page
        .locator('main')
        .locator('img, script:not([type="application/ld+json"]), b, [onclick], [onerror], [onmouseover]')
        .count(),
    ).toBe(0)

    const links = page.locator('main a[target]')
    for (const link of await links.all()) {
      expect(await link.getAttribute('href')).toMatch(/^https:\/\/example\.org\//)
      expect(await link.getAttribute('rel')).toBe('nofollow noopener ugc')
    }
    expect(await article.locator('a[target]').count()).toBe(1)
  }
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
})

test.skipIf(!chromiumPath)('sign-in leads only to pages of this site', async () => {
  await using journey = await startJourney()
  await journey.account('ann')
  for (const next of [
    '//evil.example/',
    '/\\evil.example/',
    'https://evil.example/',
    'javascript:alert(1)',
  ]) {
    const page = await journey.open()
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await page.getByLabel('Handle or e-mail').fill('ann')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('New post').waitFor()
    expect(new URL(page.url()).origin).toBe(journey.url)
    await page.context().close()
  }
})

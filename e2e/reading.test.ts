import { once } from 'node:events'
import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { startJourney } from './harness.js'

test.skipIf(!chromiumPath)(
  'the timeline grows as one reads, and is where it was on the way back',
  async () => {
    await using journey = await startJourney()
    const ann = await journey.account('ann')
    for (let number = 1; number <= 45; number += 1)
      await ann.posts.create({ content: `Post number ${number}` })

    const page = await journey.open({ viewport: { width: 390, height: 844 } })
    await page.goto('/')
    const posts = page.getByRole('article')
    await posts.first().waitFor()
    expect(await posts.count()).toBeLessThan(45)
    await expect
      .poll(
        async () => {
          await page.mouse.wheel(0, 2000)
          return posts.count()
        },
        { timeout: 20_000 },
      )
      .toBe(45)
    expect(await page.getByRole('button', { name: 'Load more' }).count()).toBe(0)

    const post = posts.filter({ hasText: /Post number 9\b/ })
    await post.scrollIntoViewIfNeeded()
    const place = await page.evaluate(() => window.scrollY)
    await post.getByRole('link', { name: 'Reply' }).click()
    await page.getByText('No replies yet.').waitFor()
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
    await page.goBack()
    await expect.poll(() => posts.count()).toBe(45)
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place)
  },
)

test.skipIf(!chromiumPath)('a failure says so, and Retry mends it', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  await ann.posts.create({ content: 'Here all along' })

  const page = await journey.open()
  await page.goto('/sign-in')
  await page.route('**/trpc/**', (route) => route.abort())
  await page.getByRole('link', { name: 'Linnet' }).click()
  await page.getByRole('alert').getByText('The server could not be reached.').waitFor()
  await page.unroute('**/trpc/**')
  await page.getByRole('button', { name: 'Retry' }).click()
  await page.getByRole('article').getByText('Here all along').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test.skipIf(!chromiumPath)('a reader chooses a language, at once and for good', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  await ann.posts.create({ content: 'Here all along' })

  const page = await journey.open()
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(message))
  const said: string[] = []
  page.on('request', (request) => said.push(/assets\/(en|de)-/.exec(request.url())?.[1] ?? ''))
  await page.goto('/')
  await page.getByLabel('Language').selectOption('Deutsch')
  await page.getByRole('link', { name: 'Antworten, 0 Antworten' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  expect(said.filter(Boolean)).toEqual(['en', 'de'])

  said.length = 0
  await page.reload()
  await page.getByRole('button', { name: 'Gefällt mir, 0 Mal' }).click()
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor()
  expect(new Set(said.filter(Boolean))).toEqual(new Set(['de']))
  expect(problems).toEqual([])
})

test.skipIf(!chromiumPath)('a language may be chosen before the whole page is taken over', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  await ann.posts.create({ content: 'Here all along' })

  const page = await journey.open()
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(message))
  await page.addInitScript(() => {
    const choosing = setInterval(() => {
      const select = document.querySelector('select')
      if (!select) return
      select.value = 'de'
      select.dispatchEvent(new Event('change', { bubbles: true }))
      if (document.documentElement.lang === 'de') clearInterval(choosing)
    })
  })
  const slow = await page.context().newCDPSession(page)
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 12 })
  await page.goto('/')
  await page.getByRole('link', { name: 'Antworten, 0 Antworten' }).waitFor()
  expect(problems).toEqual([])
})

test.skipIf(!chromiumPath)('all posts are taken over one by one, and last what the focus is in', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  for (let number = 1; number <= 12; number += 1) await ann.posts.create({ content: `Post number ${number}` })

  // High enough for nothing to scroll, which closes menus.
  const page = await journey.open({ viewport: { width: 800, height: 2400 } })
  const release = new AbortController()
  await page.route('**/assets/*.js', async (route) => {
    if (!release.signal.aborted) await once(release.signal, 'abort')
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  const post = (number: number) =>
    page.getByRole('article').filter({ hasText: new RegExp(`Post number ${number}$`) })
  const isTakenOver = async (number: number) =>
    !(await post(number).locator('a:has(time)').getAttribute('title'))?.endsWith('UTC')
  const like = post(6).getByRole('button', { name: 'Like, 0 likes' })
  await like.focus()
  release.abort()

  await expect.poll(() => isTakenOver(1)).toBe(true)
  expect([await isTakenOver(6), await like.evaluate((button) => button === document.activeElement)]).toEqual([
    false,
    true,
  ])
  await post(1).focus()
  await expect.poll(() => isTakenOver(6)).toBe(true)
  await post(6).getByRole('button', { name: 'More' }).click()
  await post(6).getByRole('button', { name: 'Copy link' }).waitFor()
})

test.skipIf(!chromiumPath)("readers whose day is another than the server's take its pages over", async () => {
  await using journey = await startJourney()
  await journey.account('ann')
  // At any time it is another day than in UTC in one of them.
  for (const timezoneId of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    const page = await journey.open({ timezoneId })
    const problems: string[] = []
    page.on('pageerror', ({ message }) => problems.push(message))
    await page.goto('/@ann')
    const joined = page.locator('main time').first()
    const date = (await joined.getAttribute('datetime')) ?? ''
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: timezoneId }).format(
      new Date(date),
    )
    await expect.poll(() => joined.innerText()).toBe(day)
    expect(problems).toEqual([])
  }
})

test.skipIf(!chromiumPath)('a reader finds a post by its words, its author and its day', async () => {
  await using journey = await startJourney()
  const [ann, bob] = [await journey.account('ann'), await journey.account('bob')]
  for (let number = 1; number <= 21; number += 1) await ann.posts.create({ content: `Linnet ${number}` })
  await bob.posts.create({ content: 'Bob saw a linnet' })

  const scriptless = await journey.open({ javaScriptEnabled: false })
  const page = await journey.open()
  for (const window of [scriptless, page]) {
    await window.goto('/')
    await window.getByRole('link', { name: 'Search' }).click()
    await window.getByLabel('Words').fill('linnet')
    await window.getByLabel('By whom').fill('@bob')
    await window.getByRole('button', { name: 'Search' }).click()
    await window.waitForURL(/\/search\?text=linnet&author=%40bob/)
    await window.getByRole('feed', { name: 'What was found' }).getByText('Bob saw a linnet').waitFor()
    expect(await window.getByRole('article').count()).toBe(1)
  }
  await page.goto('/search?text=linnet')
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, 2000)
        return page.getByRole('article').count()
      },
      { timeout: 20_000 },
    )
    .toBe(22)
  await page.getByLabel('Until').fill('2001-01-01')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByText('Nothing was found.').waitFor()
})

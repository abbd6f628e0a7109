import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

import type { Demo } from './demo.js'
import { median, type Figure } from './figures.js'
import { visit, type Open } from './visit.js'

const runs = 3
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const library = createRequire(import.meta.url)
  .resolve('web-vitals')
  .replace(/[^/]+$/, 'web-vitals.iife.js')

declare global {
  var vitals: { LCP: number; CLS: number }
  var slowestInteraction: number
}

const recorder = `${await readFile(library, 'utf8')}
globalThis.vitals = { LCP: NaN, CLS: 0 }
webVitals.onLCP(({ value }) => { vitals.LCP = value }, { reportAllChanges: true })
webVitals.onCLS(({ value }) => { vitals.CLS = value }, { reportAllChanges: true })
globalThis.slowestInteraction = 0
new PerformanceObserver((list) => {
  for (const { interactionId, duration } of list.getEntries())
    if (interactionId) slowestInteraction = Math.max(slowestInteraction, duration)
}).observe({ type: 'event', durationThreshold: 16 })`

/** A phone with a quarter of this machine's speed, on a slow network. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

/** When the largest part of each public page is there, and how far things move meanwhile and while one scrolls. */
export async function paints(open: Open, demo: Demo): Promise<Figure[]> {
  const pages = { timeline: '/', post: `/posts/${demo.threadId}`, profile: `/@${demo.writer.handle}` }
  const figures: Figure[] = []
  for (const [name, path] of Object.entries(pages)) {
    const lcp: number[] = []
    const cls: number[] = []
    for (let run = 0; run < runs; run += 1) {
      const page = await open('nobody', phone)
      await page.addInitScript(recorder)
      await slowDown(page)
      await visit(page, path)
      await page.mouse.wheel(0, 1500)
      await page.waitForTimeout(500)
      const { LCP, CLS } = await page.evaluate(() => globalThis.vitals)
      lcp.push(LCP)
      cls.push(CLS)
      await page.context().close()
    }
    figures.push(
      { id: `lcp.${name}`, measured: median(lcp), target: 1500, unit: 'ms' },
      { id: `cls.${name}`, measured: Math.max(...cls), target: 0.02, unit: '' },
    )
  }
  return figures
}

/** How long a like and the writing of a post keep a phone from showing the next picture, in a timeline read to its end. */
export async function interactions(open: Open): Promise<Figure[]> {
  const page = await open('writer', phone)
  await page.addInitScript(recorder)
  await visit(page, '/')
  await readToTheEnd(page)
  await slowDown(page)

  const liking: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const before = await page.locator('[aria-pressed="true"]').count()
    liking.push(
      await slowestDuring(page, async () => {
        await page.locator('[aria-pressed="false"]').last().click()
        await page.waitForFunction(
          (count) => document.querySelectorAll('[aria-pressed="true"]').length > count,
          before,
        )
      }),
    )
  }

  const field = page.getByLabel('New post')
  await field.scrollIntoViewIfNeeded()
  const composing = await slowestDuring(page, async () => {
    await field.pressSequentially('A slow phone.')
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '')
  })
  await page.context().close()
  return [
    { id: 'inp.like', measured: median(liking), target: 200, unit: 'ms' },
    { id: 'inp.compose', measured: composing, target: 200, unit: 'ms' },
  ]
}

async function readToTheEnd(page: Page): Promise<void> {
  const more = page.locator('main button', { hasText: /^Load/ })
  for (let turns = 0; turns < 600 && (await more.count()) > 0; turns += 1) {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    await page.waitForTimeout(50)
  }
  await more.waitFor({ state: 'detached', timeout: 1000 })
}

async function slowestDuring(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    globalThis.slowestInteraction = 0
  })
  await act()
  // Entries come after the picture that they are about.
  await page.waitForTimeout(1000)
  return page.evaluate(() => globalThis.slowestInteraction)
}

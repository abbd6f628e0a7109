import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'

import type { Demo } from './demo.js'
import { signIn } from './visit.js'

const picture = fileURLToPath(new URL('../../docs/timeline.png', import.meta.url))

/** A reader's window by day, and a phone by night. */
export async function readmePicture(browser: Browser, { url, admin }: Demo): Promise<void> {
  const day = await browser.newPage({ viewport: { width: 820, height: 860 }, colorScheme: 'light' })
  await signIn(day, url, admin)
  await day.getByRole('button', { name: /^Like/ }).first().click()
  await day.mouse.move(0, 0)
  const night = await browser.newPage({ viewport: { width: 390, height: 800 }, colorScheme: 'dark' })
  await night.goto(`${url}/`)
  await night
    .getByRole('link', { name: /^Reply, [1-9]/ })
    .first()
    .click()
  await night.getByRole('feed', { name: 'Replies' }).waitFor()

  const frame = await browser.newPage({ viewport: { width: 1360, height: 960 } })
  await frame.setContent(`
    <style>
      body { margin: 0; display: flex; justify-content: center; align-items: center; gap: 40px; height: 960px;
             background: linear-gradient(135deg, #f3d9d5, #d9cbbd) }
      img { border-radius: 18px; box-shadow: 0 18px 50px rgb(60 30 20 / 30%) }
    </style>
    ${await imageOf(day)}${await imageOf(night)}`)
  await frame.screenshot({ path: picture })
}

async function imageOf(page: Page): Promise<string> {
  return `<img alt="" src="data:image/png;base64,${(await page.screenshot()).toString('base64')}">`
}

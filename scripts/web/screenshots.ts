// Takes pictures of every page and state, on a phone and on a desk, light and dark, into .linnet/screenshots; with `readme`,
// the README's own, docs/timeline.png. Any other word takes only those with it in their name.
import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'

import { launchChromium } from '../../test/browser.js'
import { startDemo, type Demo } from './demo.js'
import { looksOf } from './looks.js'
import { readmePicture } from './readme-picture.js'
import { visit, visitors } from './visit.js'

const folder = fileURLToPath(new URL('../../.linnet/screenshots/', import.meta.url))
const widths = { 390: 844, 1280: 900 }
const themes = ['light', 'dark'] as const

const [wanted = ''] = process.argv.slice(2)
await using demo = await startDemo(wanted === 'readme' ? {} : { posts: 40 })
const browser = await launchChromium()
try {
  if (wanted === 'readme') await readmePicture(browser, demo)
  else await takePictures(browser, demo)
} finally {
  await browser.close()
}

async function takePictures(browser: Browser, demo: Demo): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const open = await visitors(browser, demo)
  for (const { label, path, who = 'nobody', prepare } of looksOf(demo)) {
    if (!label.includes(wanted)) continue
    for (const [width, height] of Object.entries(widths)) {
      for (const colorScheme of themes) {
        const viewport = { width: Number(width), height }
        const page = await open(who, { viewport, colorScheme, reducedMotion: 'reduce', locale: 'en-GB' })
        await visit(page, path, 300)
        await prepare?.(page, demo)
        await page.screenshot({ path: `${folder}${label}-${width}-${colorScheme}.png`, caret: 'hide' })
        await page.context().close()
      }
    }
    console.log(label)
  }
}

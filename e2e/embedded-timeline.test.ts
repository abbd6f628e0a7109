import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { startJourney } from './harness.js'
import { openSite } from './site.js'

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../examples/embedded-timeline.tsx', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles[0]?.text ?? ''
}

test.skipIf(!chromiumPath)('a timeline in a page of another site is read, liked and live', async () => {
  const script = await bundle()
  // The page needs the server's address, and the server that of the page.
  const content = { page: '', script }
  await using site = await openSite(content)
  await using journey = await startJourney({ env: { LINNET_ORIGINS: site.url } })
  content.page = `<title>Birds</title><div data-linnet="${journey.url}"></div>`
  const ann = await journey.account('ann')
  await ann.posts.create({ content: 'First!' })

  const page = await journey.open({ baseURL: site.url })
  await page.goto('/')
  await page.getByText('First!').waitFor()
  const like = page.getByRole('button', { name: 'Like (0)' })
  expect(await like.isDisabled()).toBe(true)

  const bob = await journey.account('bob')
  await page.evaluate((session) => localStorage.setItem('linnet', session), JSON.stringify(bob.session))
  await page.reload()
  await like.click()
  await page.getByRole('button', { name: 'Like (1)', pressed: true }).waitFor()
  await expect.poll(async () => (await ann.posts.list()).items[0]?.likeCount).toBe(1)

  await ann.posts.create({ content: 'Second!' })
  await page.getByRole('button', { name: 'Show 1 new' }).click()
  const texts = await page.getByRole('article').allInnerTexts()
  expect(texts.map((text) => text.includes('Second!'))).toEqual([true, false])
})

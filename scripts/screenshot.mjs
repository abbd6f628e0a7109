// Takes the README's picture, docs/timeline.png, of the built server with the demo's posts. Run `npm run build` first.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const port = 3999
const url = `http://127.0.0.1:${port}`
const picture = fileURLToPath(new URL('../docs/timeline.png', import.meta.url))
const main = fileURLToPath(new URL('../apps/server/dist/main.js', import.meta.url))
const password = 'only for this picture'

const data = await mkdtemp(join(tmpdir(), 'linnet-picture-'))
// As root, the embedded Postgres runs as another account, which has to get in.
await chmod(data, 0o755)
const { DATABASE_URL: _, ...environment } = process.env
const server = spawn(process.execPath, [main], {
  cwd: data,
  stdio: 'inherit',
  env: {
    ...environment,
    PORT: String(port),
    LINNET_DATA: join(data, 'linnet'),
    LINNET_DEMO: '1',
    LINNET_ADMIN_PASSWORD: password,
  },
})
try {
  await untilReady()
  await takePicture()
} finally {
  if (server.exitCode === null) {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
  }
  await rm(data, { recursive: true, force: true })
}

async function untilReady() {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The server did not start. Run `npm run build` first.')
}

/** A reader's window by day, and a phone by night. */
async function takePicture() {
  const executablePath = process.env.LINNET_CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const day = await browser.newPage({ viewport: { width: 820, height: 860 }, colorScheme: 'light' })
    await signIn(day)
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
  } finally {
    await browser.close()
  }
}

async function signIn(page) {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Handle or e-mail').fill('admin')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('feed').waitFor()
}

async function imageOf(page) {
  return `<img alt="" src="data:image/png;base64,${(await page.screenshot()).toString('base64')}">`
}

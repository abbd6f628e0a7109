import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'

import { testDatabase } from '../packages/db/src/testing.js'
import { createClient, type Linnet } from '../packages/sdk/src/index.js'
import { chromiumPath } from '../test/chromium.js'

export const password = 'correct horse battery'
const adminPassword = 'only for these journeys'

const server = fileURLToPath(new URL('../apps/server/dist/main.js', import.meta.url))
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Journey extends AsyncDisposable {
  url: string
  /** A window of its own: nobody is signed in there yet. */
  open(options?: BrowserContextOptions): Promise<Page>
  /** Somebody with an account, through the SDK, for what a journey is not about. */
  account(handle: string): Promise<Linnet>
}

/** The built server over a database of its own, and a browser. */
export async function startJourney({ env = {} }: { env?: Record<string, string> } = {}): Promise<Journey> {
  const database = await testDatabase()
  const app = await startServer(database.url, env)
  const browser = await chromium.launch({
    ...(chromiumPath && { executablePath: chromiumPath }),
    args: quiet,
  })

  return {
    url: app.url,
    async open(options) {
      const context = await browser.newContext({ baseURL: app.url, ...options })
      context.setDefaultTimeout(15_000)
      return context.newPage()
    },
    async account(handle) {
      const linnet = createClient({ url: app.url })
      await linnet.auth.register({ handle, email: `${handle}@example.org`, password })
      return linnet
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await app[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

export async function signIn(page: Page, handle: string, secret = password): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Handle or e-mail').fill(handle)
  await page.getByLabel('Password').fill(secret)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('/')
}

export async function signInAsAdmin(page: Page): Promise<void> {
  await signIn(page, 'admin', adminPassword)
}

interface RunningServer extends AsyncDisposable {
  url: string
}

async function startServer(databaseUrl: string, env: Record<string, string>): Promise<RunningServer> {
  const data = await mkdtemp(join(tmpdir(), 'linnet-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [server], {
    // Away from a developer's own .env file.
    cwd: data,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      LINNET_ADMIN_PASSWORD: adminPassword,
      LINNET_DATA: data,
      LOG_LEVEL: 'warn',
      LINNET_DEMO: '0',
      ...env,
    },
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()))

  async function stop(): Promise<void> {
    await end(child)
    await rm(data, { recursive: true, force: true })
  }

  if (!(await isReady(url, child))) {
    await stop()
    throw new Error(`The server did not start. Build it first: npm run build. It said:\n${said.join('')}`)
  }
  return { url, [Symbol.asyncDispose]: stop }
}

async function isReady(url: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + 30_000
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}

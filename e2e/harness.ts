import type { BrowserContextOptions, Page } from 'playwright-core'

import { testDatabase } from '../packages/db/src/testing.js'
import { createClient, type Linnet } from '../packages/sdk/src/index.js'
import { adminPassword, startBuiltServer } from '../test/built-server.js'
import { launchChromium } from '../test/browser.js'

export const password = 'correct horse battery'

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
  const app = await startBuiltServer({ DATABASE_URL: database.url, ...env })
  const browser = await launchChromium()

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

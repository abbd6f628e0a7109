import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import type { Demo, Person } from './demo.js'

export type Visitor = 'nobody' | 'writer' | 'admin'
type Kept = BrowserContextOptions['storageState']

export async function signIn(page: Page, url: string, { handle, password }: Person): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Handle or e-mail').fill(handle)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${url}/`)
}

/** Opens a window that knows nothing but who is signed in. */
export type Open = (who: Visitor, options?: BrowserContextOptions) => Promise<Page>

export async function visitors(browser: Browser, demo: Demo): Promise<Open> {
  async function kept(person: Person): Promise<Kept> {
    const context = await browser.newContext()
    await signIn(await context.newPage(), demo.url, person)
    const state = await context.storageState()
    await context.close()
    return state
  }
  const states = { nobody: undefined, writer: await kept(demo.writer), admin: await kept(demo.admin) }

  return async (who, options = {}) => {
    const storageState = states[who]
    const context = await browser.newContext({
      baseURL: demo.url,
      ...(storageState && { storageState }),
      ...options,
    })
    return context.newPage()
  }
}

/** Waits until the page has asked for nothing for so long; its live timeline stays open, so the network is never idle. */
export async function visit(page: Page, path: string, quietMs = 700): Promise<void> {
  let last = performance.now()
  const heard = () => {
    last = performance.now()
  }
  page.on('request', heard)
  page.on('requestfinished', heard)
  await page.goto(path)
  while (performance.now() - last < quietMs) await page.waitForTimeout(50)
  page.off('request', heard)
  page.off('requestfinished', heard)
}

import type { Page, Response } from 'playwright-core'
import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { password, startJourney } from './harness.js'

/** Opens a route on the docs page, and tries it out. */
async function tryOut(page: Page, route: `${'get' | 'post'} /${string}`, body?: object): Promise<Response> {
  const [method, path] = route.split(' ')
  const operation = page.locator(`.opblock-${method}`).filter({ has: page.locator(`[data-path="${path}"]`) })
  await operation.getByRole('button').first().click()
  if (body) await operation.getByRole('textbox').last().fill(JSON.stringify(body))
  const answered = page.waitForResponse((response) => response.url().includes('/api/v1/'))
  await operation.getByRole('button', { name: 'Execute' }).click()
  return answered
}

test.skipIf(!chromiumPath)('on the docs page one signs in and tries each route', async () => {
  await using journey = await startJourney()
  await journey.account('robin')
  const page = await journey.open()
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto('/docs')
  await page.getByRole('heading', { name: /Linnet/ }).waitFor()

  const refused = await tryOut(page, 'post /posts', { content: 'too early' })
  expect(refused.status()).toBe(401)
  const signedIn = await tryOut(page, 'post /sessions', { identifier: 'robin', password })
  expect(signedIn.status()).toBe(201)
  const me = await tryOut(page, 'get /me')
  expect(await me.json()).toMatchObject({ handle: 'robin' })

  // Nothing comes from elsewhere.
  expect(asked.filter((url) => !url.startsWith(journey.url) && !url.startsWith('data:'))).toEqual([])
  expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
})

import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { createClient } from '../packages/sdk/src/index.js'
import { adminPassword } from '../test/built-server.js'
import { chromiumPath } from '../test/chromium.js'
import { password, signIn, signInAsAdmin, startJourney, type Journey } from './harness.js'
import { payloads } from './payloads.js'

const nameOf = (payload: string) => payload.slice(0, 50)

const tokenNames = payloads.slice(-16).map((payload) => payload.slice(0, 60))

/** As many as fit into a field, one a line. */
function packed(limit: number): string[] {
  return payloads.reduce<string[]>((packs, payload) => {
    const longer = `${packs.at(-1) ?? ''}${payload}\n`
    return packs.length > 0 && longer.length <= limit
      ? [...packs.slice(0, -1), longer]
      : [...packs, `${payload}\n`]
  }, [])
}

/** Payloads in all that people can fill in, and the pages that show them: each with the texts that it must show. */
async function fill(journey: Journey): Promise<{ path: string; shows: string[] }[]> {
  const bios = packed(300)
  const writers = await Promise.all(
    payloads.map(async (payload, index) => {
      const writer = await journey.account(`w${index}`)
      await writer.users.updateProfile({
        displayName: nameOf(payload),
        ...(bios[index] && { bio: bios[index] }),
      })
      return writer
    }),
  )
  const pages = bios.map((bio, index) => ({ path: `/@w${index}`, shows: bio.trim().split('\n') }))
  // A page has twenty replies.
  for (let start = 0; start < payloads.length; start += 16) {
    const replies = payloads.slice(start, start + 16)
    const [first] = writers.slice(start)
    if (!first) continue
    const { id } = await first.posts.create({ content: payloads[start] ?? '' })
    for (const [index, content] of replies.entries()) {
      await writers[start + index]?.posts.create({ content, replyToId: id })
    }
    pages.push({ path: `/posts/${id}`, shows: [...replies, ...replies.map(nameOf)] })
  }
  const admin = createClient({ url: journey.url })
  await admin.auth.login({ identifier: 'admin', password: adminPassword })
  for (const name of tokenNames) {
    await admin.admin.serviceTokens.create({ name, scopes: ['posts:read'] })
    await admin.admin.invites.create({ note: name })
  }
  return [{ path: '/', shows: payloads.filter((_, index) => index % 16 === 0) }, ...pages]
}

/** Devices call themselves what they like. */
async function signInFromDevices(url: string): Promise<string[]> {
  const devices = payloads.filter((payload) => /^[\x20-\x7E]+$/.test(payload))
  for (const device of devices) {
    const answer = await fetch(`${url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': device },
      body: JSON.stringify({ identifier: 'w0', password }),
    })
    expect(answer.status).toBe(201)
  }
  return devices
}

/** A window that tells of all that should not happen there. */
async function watched(journey: Journey, options: BrowserContextOptions, alarms: string[]): Promise<Page> {
  const page = await journey.open(options)
  await page.context().exposeFunction('canary', (what: unknown) => alarms.push(`ran: ${String(what)}`))
  await page.context().addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      Reflect.get(window, 'canary')(`${violatedDirective} forbids ${blockedURI}`)
    })
  })
  page.on('request', (request) => {
    if (new URL(request.url()).hostname === 'canary.example') alarms.push(`asked for ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    alarms.push(`said ${dialog.message()}`)
    void dialog.dismiss()
  })
  return page
}

async function expectInert(page: Page, shows: string[]): Promise<void> {
  const main = page.getByRole('main')
  // A link is shown without it.
  const plain = (text: string | null) => `${text}`.replaceAll('https://', '')
  const missing = async () => {
    const text = plain(await main.textContent())
    return shows.filter((each) => !text.includes(plain(each)))
  }
  await expect.poll(missing).toEqual([])
  const handlers = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap(({ attributes }) =>
      [...attributes]
        .filter(
          ({ name, value }) =>
            /^on|^ng-/.test(name) ||
            // A path of this site may have what was asked for in it.
            (/canary\(/.test(value) && !/^\/(?!\/)/.test(value) && /^(href|src|action|style)$/.test(name)),
        )
        .map(({ name }) => name),
    ),
  )
  expect(handlers).toEqual([])
  const foreign =
    'img, script:not([type="application/ld+json"]), iframe, object, embed, style, math, details, b, x'
  expect(await main.locator(foreign).count()).toBe(0)
}

test.skipIf(!chromiumPath)(
  'what people write is only ever text, even without a content security policy',
  async () => {
    await using journey = await startJourney()
    const pages = await fill(journey)
    const devices = await signInFromDevices(journey.url)

    for (const bypassCSP of [false, true]) {
      const alarms: string[] = []
      const page = await watched(journey, { bypassCSP }, alarms)
      for (const { path, shows } of pages) {
        await page.goto(path)
        await expectInert(page, shows)
      }

      // What a form was refused with comes back in its fields.
      for (const typed of packed(900)) {
        await page.goto(`/sign-up?next=${encodeURIComponent(typed)}`)
        await page.evaluate((text) => {
          const form = Object.assign(document.createElement('form'), { method: 'post', action: '/sign-up' })
          for (const name of ['handle', 'email', 'displayName', 'password', 'next']) {
            form.append(Object.assign(document.createElement('textarea'), { name, value: text }))
          }
          document.body.append(form)
          form.submit()
        }, typed)
        await page.waitForURL(/\/sign-up$/)
        await page.getByLabel('Handle').waitFor()
        await expectInert(page, [])
      }

      await signIn(page, 'w0')
      await page.goto('/settings')
      await expectInert(page, [nameOf(payloads[0] ?? '')])
      await page.goto('/settings/security')
      await expectInert(
        page,
        devices.filter((device) => !/Chrom|Safari/.test(device)),
      )

      await page.context().clearCookies()
      await signInAsAdmin(page)
      await page.goto('/admin/tokens')
      await expectInert(page, tokenNames)
      await page.goto('/admin/settings')
      await expectInert(page, tokenNames)
      for (const path of ['/admin/posts', '/admin/users']) {
        await page.goto(path)
        await expectInert(page, payloads.slice(-16).map(nameOf))
      }
      for (const typed of packed(1500)) {
        const said = encodeURIComponent(typed)
        for (const path of [
          `/admin/posts?search=${said}&author=${said}&state=${said}`,
          `/admin/users?search=${said}&role=${said}&state=${said}`,
          `/admin/audit?action=${said}&by=${said}`,
          `/search?text=${said}&author=${said}&from=${said}`,
          `/sign-in?next=${said}`,
          `/${said.replaceAll('.', '')}`,
        ]) {
          await page.goto(path)
          await page.getByRole('heading', { level: 1 }).waitFor()
          await expectInert(page, [])
        }
      }
      expect(alarms).toEqual([])
      await page.context().close()
    }
  },
)

test.skipIf(!chromiumPath)('every page has a strict content security policy, and keeps to it', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  const { id } = await ann.posts.create({ content: 'By the bok' })
  await ann.posts.update({ postId: id, content: 'By the book' })
  const alarms: string[] = []
  const page = await watched(journey, {}, alarms)
  const policies: string[] = []
  page.on('response', async (response) => {
    if (response.request().isNavigationRequest())
      policies.push(`${response.headers()['content-security-policy']}`)
  })

  for (const path of ['/', `/posts/${id}`, '/@ann', '/sign-in', '/sign-up', '/nowhere', '/posts/999999']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  await signInAsAdmin(page)
  for (const path of [
    '/settings',
    '/settings/security',
    '/settings/tokens',
    '/settings/data',
    '/admin',
    '/admin/posts',
    '/admin/users',
    '/admin/audit',
    '/admin/tokens',
    '/admin/settings',
    '/search?text=book',
    '/offline',
  ]) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  await page.goto(`/posts/${id}`)
  await page.getByRole('button', { name: /edited/i }).click()
  await page.getByRole('dialog').getByText('By the bok').waitFor()

  await page.goto('/')
  await page.getByLabel('New post').fill('Nothing unsafe')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  const post = page.getByRole('article').filter({ hasText: 'Nothing unsafe' })
  await post.getByRole('button', { name: /^Like/ }).click()
  await post.getByRole('button', { name: 'Like, 1 like' }).waitFor()
  await post.getByRole('button', { name: 'More' }).click()
  await post.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await post.waitFor()
  await page.getByLabel('Theme').selectOption('dark')

  expect(policies.length).toBeGreaterThan(12)
  for (const policy of policies) {
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("object-src 'none'")
    expect(policy).not.toMatch(/unsafe-|\*|https?:/)
  }
  expect(alarms).toEqual([])
})

test.skipIf(!chromiumPath)('a link leads where it says, and speaks for nobody', async () => {
  await using journey = await startJourney()
  const ann = await journey.account('ann')
  await ann.posts.create({
    content: 'https://bank.example@evil.example/ and https://example.org/"onmouseover="window.hacked=true',
  })
  const page = await journey.open()
  await page.goto('/')
  const links = page.getByRole('article').locator('a[target]')
  expect(await links.count()).toBe(1)
  expect(await links.getAttribute('href')).toMatch(/^https:\/\/example\.org\//)
  expect(await links.getAttribute('rel')).toBe('nofollow noopener ugc')
})

test.skipIf(!chromiumPath)('sign-in leads only to pages of this site', async () => {
  await using journey = await startJourney()
  await journey.account('ann')
  for (const next of [
    '//evil.example/',
    '/\\evil.example/',
    'https://evil.example/',
    'javascript:alert(1)',
  ]) {
    const page = await journey.open()
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await page.getByLabel('Handle or e-mail').fill('ann')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('New post').waitFor()
    expect(new URL(page.url()).origin).toBe(journey.url)
    await page.context().close()
  }
})

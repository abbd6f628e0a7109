import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { testApp, testPassword } from '@linnet/api/testing'
import { createClient, type Linnet } from '@linnet/sdk'
import { expect, test } from 'vitest'

import { buildApp, type AppDeps } from '../app.js'
import { createLogger } from '../logger.js'
import { webFolder } from './built-app.js'

/** The server with the built web app, asked as a browser without scripts asks. */
async function testSite(deps: Pick<AppDeps, 'origins' | 'siteUrl' | 'trustedProxies'> = {}) {
  const api = await testApp()
  const app = await buildApp({ api: api.api, log: createLogger({ logLevel: 'silent' }), ...deps })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const jar = new Map<string, string>()

  async function send(
    path: string,
    { headers, ...init }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url + path, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie !== '' && { cookie }), origin: url, ...headers },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const page = await answer.text()
    return { status: answer.status, headers: answer.headers, page, title: /<title>([^<]*)/.exec(page)?.[1] }
  }

  return {
    api,
    url,
    jar,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    async account(handle: string): Promise<Linnet> {
      const linnet = createClient({ url })
      await linnet.auth.register({ handle, email: `${handle}@example.com`, password: testPassword })
      return linnet
    },
    async [Symbol.asyncDispose]() {
      await app.close()
      await api[Symbol.asyncDispose]()
    },
  }
}

test('public pages are whole without a script, and say what they are', async () => {
  await using site = await testSite({ siteUrl: 'https://linnet.example' })
  const ann = await site.account('ann')
  const { id } = await ann.posts.create({ content: 'A <b>goldfinch</b> & "friends"' })
  await ann.posts.create({ content: 'And a reply', replyToId: id })

  const inert = 'A &lt;b&gt;goldfinch&lt;/b&gt; &amp; &quot;friends&quot;'
  const pages = {
    '/': 'Timeline',
    [`/posts/${id}`]: 'ann: A &lt;b&gt;goldfinch',
    '/@ann': 'ann (@ann)',
    '/@ANN': 'ann (@ann)',
  }
  for (const [path, title] of Object.entries(pages)) {
    const { status, headers, page, title: found } = await site.get(path)
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'public, no-cache',
    ])
    expect(found).toContain(title)
    expect(page).toMatch(new RegExp(`dir="auto"[^>]*>${inert}</p>`))
    expect(page).not.toContain('<b>goldfinch')
    const canonical = path.startsWith('/@') ? '/@ann' : path
    expect(page).toContain(`rel="canonical" href="https://linnet.example${canonical}"/>`)
    expect(page).toContain(`property="og:url" content="https://linnet.example${canonical}"/>`)
  }
  const thread = await site.get(`/posts/${id}`)
  expect(thread.page).toContain('And a reply')
  const linked = /<script [^>]*type="application\/ld\+json">(.*?)<\/script>/.exec(thread.page)?.[1] ?? ''
  expect(JSON.parse(linked)).toMatchObject({
    '@type': 'SocialMediaPosting',
    text: 'A <b>goldfinch</b> & "friends"',
    author: { alternateName: '@ann' },
  })
  expect((await site.get('/@ann')).page).toContain('type="application/rss+xml" href="/@ann/feed.rss"')
})

test('a page comes in the language that was chosen here, or else that the browser asks for', async () => {
  await using site = await testSite()
  const ann = await site.account('ann')
  await ann.posts.create({ content: 'A <0/> goldfinch' })
  const german = await site.get('/', { 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' })
  expect(german.page).toContain('<html lang="de"')
  expect(german.page).toContain('Kurze Beiträge, die neuesten zuerst')
  expect(german.page).toContain('aria-label="Gefällt mir, 0 Mal"')
  expect(german.page).toContain('A &lt;0/&gt; goldfinch')
  expect(german.page).not.toMatch(/\b(?:Sign in|Join|Theme|Like)\b/)
  expect(german.headers.get('vary')).toContain('accept-language')
  const lost = await site.get('/posts/99999', { 'accept-language': 'de' })
  expect(lost.page).toContain('Diesen Beitrag gibt es nicht, oder du darfst ihn nicht sehen.')

  site.jar.set('linnet-language', 'en')
  expect((await site.get('/', { 'accept-language': 'de' })).page).toContain('<html lang="en"')
  site.jar.set('linnet-language', 'de')
  const refused = await site.post('/sign-in', { identifier: 'ann', password: 'wrong' })
  expect(refused.page).toContain('Zu diesem Namen und Passwort gibt es kein Konto.')
})

test('a list goes on behind a link where no script reads on', async () => {
  await using site = await testSite()
  const ann = await site.account('ann')
  const first = await ann.posts.create({ content: 'number 0' })
  for (let number = 1; number < 24; number += 1) {
    await ann.posts.create({ content: `number ${number}`, replyToId: first.id })
  }
  for (const path of ['/@ann/replies', `/posts/${first.id}`]) {
    const numbers = new Set<string>()
    let next: string | undefined = path
    for (let page = 0; page < 2; page += 1) {
      const found = await site.get(next ?? 'gone')
      for (const [number] of found.page.matchAll(/number \d+(?=<\/p>)/g)) numbers.add(number)
      next = /href="([^"]*\?after=[^"]+)"/.exec(found.page)?.[1]
    }
    expect([numbers.size, next]).toEqual([24, undefined])
  }
  expect((await site.get('/?after=nonsense')).status).toBe(400)
})

test('what is hidden, deleted or nobody has a page of nothing', async () => {
  await using site = await testSite()
  const ann = await site.account('ann')
  const [hidden, deleted] = [
    await ann.posts.create({ content: 'canary in hiding' }),
    await ann.posts.create({ content: 'canary deleted' }),
  ]
  await ann.posts.hide({ postId: hidden.id })
  await ann.posts.delete({ postId: deleted.id })
  const never = await site.get('/posts/99999')
  expect([never.status, never.title]).toEqual([404, 'Not found · Linnet'])
  for (const { id } of [hidden, deleted]) {
    const { status, page } = await site.get(`/posts/${id}`)
    expect(status).toBe(404)
    const same = (text: string) => text.replaceAll(/posts(\/|%2F)\d+|[\da-f]+-[\da-f-]+|\d{5,}/g, '#')
    expect(same(page)).toBe(same(never.page))
  }
  for (const path of ['/', '/@ann', '/@ann/replies'])
    expect((await site.get(path)).page).not.toContain('canary')
  for (const path of ['/@nobody', '/nowhere', '/posts/x']) expect((await site.get(path)).status).toBe(404)
  expect((await site.get('/posts/2147483648')).status).toBe(400)
})

test('somebody without scripts signs up, posts, likes, replies, deletes and signs out', async () => {
  await using site = await testSite()
  const refused = await site.post('/sign-up', { handle: 'x', email: 'a@b.example', password: testPassword })
  expect(refused.status).toBe(400)
  expect(refused.page).toContain('value="a@b.example"')
  expect(refused.page).toContain('A handle is 2 to 30 of a-z, 0-9 and _.')
  expect(refused.page).not.toContain(testPassword)

  const settings = { name: 'Birds', description: '', registration: 'invite', longestPost: 500 }
  await site.api.db('instance_settings').insert(settings)
  await site.api.db('invites').insert({ code: 'come-in', note: '', maxUses: 1, expiresAt: '2999-01-01' })
  expect((await site.get('/sign-up?invite=come-in')).page).toMatch(/name="invite"[^>]* value="come-in"/)
  const uninvited = await site.post('/sign-up', {
    handle: 'ann',
    email: 'a@b.example',
    password: testPassword,
  })
  expect(uninvited.page).toContain('Signing up here takes an invite that is still good.')
  const joined = await site.post('/sign-up', {
    invite: ' come-in',
    handle: 'ann',
    email: 'ann@example.com',
    password: testPassword,
    next: '/@ann',
  })
  expect([joined.status, joined.headers.get('location')]).toEqual([303, '/@ann'])
  expect(joined.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^linnet-session=[\w-]+\.[\w-]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    ),
  ])
  const home = await site.get('/')
  expect(home.headers.get('cache-control')).toBe('private, no-store')
  expect(home.page).not.toContain(site.jar.get('linnet-session'))

  const key = /name="key" value="([^"]+)"/.exec(home.page)?.[1] ?? ''
  for (let time = 0; time < 2; time += 1) {
    const posted = await site.post('/posts', { content: 'Hello from a form', key, next: '/' })
    expect([posted.status, posted.headers.get('location')]).toEqual([303, '/'])
  }
  const id = Number(/href="\/posts\/(\d+)"/.exec((await site.get('/')).page)?.[1])
  expect((await site.get('/')).page.match(/Hello from a form<\/p>/g)).toHaveLength(1)
  await site.post(`/posts/${id}/like`, { next: `/posts/${id}` })
  expect((await site.get(`/posts/${id}`)).page).toContain('aria-label="Like, 1 like"')
  await site.post('/posts', { content: 'To myself', replyToId: String(id), next: `/posts/${id}` })
  expect((await site.get(`/posts/${id}`)).page).toContain('To myself')

  const tooLong = await site.post('/posts', { content: 'x'.repeat(501), next: '/' })
  expect([tooLong.status, tooLong.title]).toEqual([400, 'Timeline · Birds'])
  expect(tooLong.page).toContain(`${'x'.repeat(501)}</textarea>`)

  await site.post(`/posts/${id}/delete`, { next: '/' })
  expect((await site.get('/')).page).not.toContain('Hello from a form')
  await site.post(`/posts/${id}/restore`, { next: '/' })
  expect((await site.get('/')).page).toContain('Hello from a form')
  const left = await site.post('/sign-out', {})
  expect([left.status, site.jar.size]).toEqual([303, 0])
  await site.api.db('instance_settings').update({ registration: 'closed' })
  const closed = await site.get('/sign-up')
  expect(closed.page).toContain('Nobody can sign up here at present.')
  expect([closed.page.includes('name="handle"'), closed.page.includes('href="/sign-up"')]).toEqual([
    false,
    false,
  ])
  expect(await (await fetch(`${site.url}/manifest.webmanifest`)).json()).toMatchObject({
    name: 'Birds',
    start_url: '/',
  })
  const toSignIn = await site.post(`/posts/${id}/like`, { next: `/posts/${id}` })
  expect(toSignIn.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(`/posts/${id}`)}`)
})

test('a form of another site does nothing, nor one of which nobody says whose it is', async () => {
  await using site = await testSite({ origins: ['https://app.example'] })
  await site.account('ann')
  await site.post('/sign-in', { identifier: 'ann', password: testPassword })
  const fields = { content: 'forged', next: '/' }
  const shapes: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://app.example' },
    { origin: 'https://app.example', 'sec-fetch-site': 'same-site' },
    { origin: 'https://app.example', 'sec-fetch-site': 'same-origin' },
    { origin: site.url, 'sec-fetch-site': 'cross-site' },
    { origin: site.url, 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of shapes) expect((await site.post('/posts', fields, headers)).status).toBe(403)
  const cookie = `linnet-session=${site.jar.get('linnet-session')}`
  const unsaid = await fetch(`${site.url}/posts`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'content=forged',
  })
  expect(unsaid.status).toBe(403)
  const asJson = { method: 'POST', headers: { cookie, 'content-type': 'application/json' } }
  const ambient = await fetch(`${site.url}/api/v1/posts`, { ...asJson, body: '{"content":"forged"}' })
  expect(ambient.status).toBe(401)
  expect((await site.get('/')).page).not.toContain('forged')
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/.\\/evil.example',
    'javascript:alert(1)',
  ]) {
    const { headers } = await site.post('/sign-in', { identifier: 'ann', password: testPassword, next })
    expect(headers.get('location')).toBe('/')
  }
})

test('where the site is known by https, a form of a page that came without it does nothing', async () => {
  const host = 'linnet.example'
  const shapes: [Pick<AppDeps, 'siteUrl' | 'trustedProxies'>, Record<string, string>][] = [
    [{ siteUrl: `https://${host}` }, { host }],
    [{ trustedProxies: ['127.0.0.1'] }, { host, 'x-forwarded-proto': 'https' }],
  ]
  for (const [deps, headers] of shapes) {
    await using api = await testApp()
    await api.user('ann')
    const app = await buildApp({ api: api.api, log: createLogger({ logLevel: 'silent' }), ...deps })
    const signInFrom = (scheme: string) =>
      app.inject({
        method: 'POST',
        url: '/sign-in',
        headers: {
          ...headers,
          origin: `${scheme}://${host}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ identifier: 'ann', password: testPassword }).toString(),
      })
    expect((await signInFrom('http')).statusCode).toBe(403)
    const signedIn = await signInFrom('https')
    expect(signedIn.statusCode).toBe(303)
    const [kept = ''] = [signedIn.headers['set-cookie']].flat()
    expect(kept).toMatch(
      /^__Host-linnet-session=\S+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const homeWith = async (cookie: string) =>
      (await app.inject({ url: '/', headers: { ...headers, cookie } })).body
    const [own = ''] = kept.split(';')
    expect(await homeWith(own)).toContain('@ann')
    // A sibling of its domain may set one of this name.
    expect(await homeWith(own.replace('__Host-', ''))).not.toContain('@ann')
    await app.close()
  }
})

test('the cookie is the session of the pages that say whose they are, as long as it lasts', async () => {
  await using site = await testSite()
  const [ann, bob] = [await site.account('ann'), await site.account('bob')]
  await site.post('/sign-in', { identifier: 'ann', password: testPassword })
  const headers = { cookie: `linnet-session=${site.jar.get('linnet-session')}` }
  const pageOf = (viewer: Linnet['viewer']) =>
    createClient({ url: site.url, pageOf: viewer, headers, retries: 0 })

  const page = pageOf(ann.viewer)
  expect(page.viewer).toMatchObject({ handle: 'ann' })
  expect(await page.posts.create({ content: 'from a page' })).toMatchObject({ author: { handle: 'ann' } })
  const foreign = pageOf(bob.viewer)
  await expect(foreign.posts.create({ content: 'as bob' })).rejects.toMatchObject({ reason: 'SessionEnded' })
  expect(foreign.viewer).toBeNull()
  expect(await foreign.posts.list()).toMatchObject({ items: [{ content: 'from a page' }] })

  await ann.auth.logoutAll()
  const seen: unknown[] = []
  page.onSessionChange((session) => seen.push(session))
  await expect(page.auth.me()).rejects.toMatchObject({ reason: 'SessionEnded' })
  expect([page.viewer, seen]).toEqual([null, [null]])
  expect((await site.get('/settings')).headers.get('location')).toBe('/sign-in?next=%2Fsettings')
  expect(site.jar.size).toBe(0)
})

test('the cookie is for https alone where the site is known by it', async () => {
  await using site = await testSite({ siteUrl: 'https://linnet.example' })
  await site.account('ann')
  const { headers } = await site.post('/sign-in', { identifier: 'ann', password: testPassword })
  expect(headers.getSetCookie()[0]).toMatch(/; HttpOnly; Secure; SameSite=Lax$/)
})

test('files of the build are kept for ever, and pages are compressed', async () => {
  await using site = await testSite()
  const { page, headers } = await site.get('/')
  expect(headers.get('content-encoding')).toBe('gzip')
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file = '']) => file)
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) {
    expect((await site.get(file)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  }
})

test('what browsers load names no setting of the server, and no database', async () => {
  const folder = join(webFolder(), 'client')
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  )
  expect(texts.join('')).toContain('createElement')
  expect(texts.join('')).not.toMatch(
    /LINNET_[A-Z]|DATABASE_URL|postgres(?:ql)?:\/\/|process\.env|sourceMappingURL/,
  )
})

import { testServer, type TestServer } from '../apps/server/src/plugins/testing.js'
import { testPassword } from '../packages/api/src/testing.js'
import { promise } from './promise.js'
import { stateOf } from './state.js'

const host = 'linnet.example'
const welcome = `https://app.${host}`
const evil = 'https://evil.example'
const form = 'application/x-www-form-urlencoded'
const json = 'application/json'

/** How a page of another site may have somebody's browser send something here. */
const shapes: Record<string, Record<string, string>> = {
  'a form': { origin: evil, 'content-type': form },
  'a form with files': { origin: evil, 'content-type': 'multipart/form-data; boundary=x' },
  'a form of plain text': { origin: evil, 'content-type': 'text/plain' },
  'a script': { origin: evil, 'content-type': json },
  'a sandboxed frame': { origin: 'null', 'content-type': form },
  'a browser that names the site': { 'sec-fetch-site': 'cross-site', 'content-type': form },
  'an old browser': { 'content-type': form },
  'a neighbour': { origin: `https://blog.${host}`, 'sec-fetch-site': 'same-site', 'content-type': form },
  'a neighbour that may call': { origin: welcome, 'sec-fetch-site': 'same-site', 'content-type': form },
  'an old browser at a site that may call': { origin: welcome, 'content-type': form },
  'the site without TLS': { origin: `http://${host}`, 'content-type': form },
  'a like name': { origin: `http://${host}.evil.example`, 'content-type': form },
  'another port': { origin: `http://${host}:8080`, 'content-type': json },
  'a forged page': { origin: evil, 'content-type': json, 'linnet-page-of': '1' },
  'a method in disguise': { origin: evil, 'content-type': form, 'x-http-method-override': 'DELETE' },
}

/** What would change something, if it were let in. */
const targets = (sessions: { postId: number }) => [
  { url: '/posts', body: 'content=hacked', asJson: '{"content":"hacked"}' },
  { url: `/posts/${sessions.postId}/like`, body: 'next=/', asJson: '{}' },
  { url: '/sign-out', body: 'next=/', asJson: '{}' },
  { url: '/trpc/auth.logoutAll', body: '', asJson: '{}' },
  { url: '/trpc/posts.create', body: 'content=hacked', asJson: '{"content":"hacked"}' },
  { url: '/api/v1/posts', body: 'content=hacked', asJson: '{"content":"hacked"}' },
]

promise(
  'no page of another site changes anything here, or reads what a browser may see',
  async ({ keep }) => {
    await using server = await testServer({ siteUrl: `https://${host}`, origins: [welcome] })
    const ann = await server.api.user('ann')
    const { id: postId } = await server.api.post(ann, 'hello')
    const cookie = `__Host-linnet-session=${ann.refreshToken}`
    const before = await stateOf(server.api.db)
    let [sent, read, unguarded] = [0, 0, 0]
    for (const headers of Object.values(shapes)) {
      for (const { url, body, asJson } of targets({ postId })) {
        for (const method of ['POST', 'GET', 'OPTIONS'] as const) {
          const payload = headers['content-type'] === json ? asJson : body
          const answer = await server.app.inject({
            method,
            url: method === 'GET' ? `${url}?_method=POST&${body}` : url,
            headers: { host, cookie, ...headers },
            ...(method === 'POST' && { payload }),
          })
          sent += 1
          const allowed = answer.headers['access-control-allow-origin']
          const isKept = allowed === undefined || (allowed === welcome && headers['origin'] === welcome)
          if (!isKept || answer.headers['access-control-allow-credentials'] !== undefined) read += 1
          const policy = String(answer.headers['content-security-policy'])
          if (!policy.includes("script-src 'self'") || /unsafe|\*/.test(policy)) unguarded += 1
        }
      }
    }
    const changed = (await stateOf(server.api.db)) === before ? 0 : 1
    const own = await server.app.inject({
      method: 'POST',
      url: '/posts',
      headers: { host, cookie, origin: `https://${host}`, 'content-type': form },
      payload: 'content=my own',
    })
    if ((await stateOf(server.api.db)) === before)
      throw new Error(`A page of its own is let in: ${own.statusCode}.`)
    keep('browser.sent', sent, { atLeast: 15 * 6 * 3, unit: 'requests of 15 shapes' })
    keep('browser.changed', changed, { atMost: 0, unit: 'states' })
    keep('browser.read', read, { atMost: 0, unit: 'answers that other sites may read' })
    keep('browser.policy', unguarded, { atMost: 0, unit: 'answers without a strict policy' })
    keep('browser.cookies', await loose(server), {
      atMost: 0,
      unit: 'cookies that scripts or other sites get',
    })
  },
)

/** Cookies that are not kept from scripts and from other sites. */
async function loose({ app }: TestServer): Promise<number> {
  const { headers } = await app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { host, origin: `https://${host}`, 'content-type': form },
    payload: new URLSearchParams({ identifier: 'ann', password: testPassword }).toString(),
  })
  const cookies = [headers['set-cookie'] ?? []].flat().filter((cookie) => cookie.includes('session'))
  if (cookies.length === 0) throw new Error('Nobody was signed in.')
  return cookies.filter((cookie) => !/; HttpOnly/i.test(cookie) || !/; SameSite=(Lax|Strict)/i.test(cookie))
    .length
}

import { Agent } from 'node:http'

import { testApp, testSecret, type TestApp } from '../packages/api/src/testing.js'
import { InstanceSettings } from '../packages/db/src/index.js'
import { servingUrlOf } from '../packages/db/src/testing.js'
import { startBuiltServer } from '../test/built-server.js'
import { choicesFrom, objectFor, rawBody, valueFor, type Choices } from './fuzz-values.js'
import { memoryOf } from './memory.js'
import { readOperations, type Operation } from './operations.js'
import { promise, sized } from './promise.js'
import { bearer, send } from './send.js'

const clients = 16

interface Shot {
  method: string
  url: string
  headers?: Record<string, string>
  body?: string | Buffer
  name: string
}

promise('whatever is sent, the server answers in time, and never that it broke', async ({ keep, random }) => {
  await using app = await testApp()
  await using server = await startBuiltServer({
    DATABASE_URL: servingUrlOf(app.url),
    DATABASE_OWNER_URL: app.url,
    LINNET_SECRET: testSecret,
    LINNET_COMPAT: 'microblog,twitter',
  })
  const choices = choicesFrom(random)
  const operations = readOperations()
  const people = await peopleOf(app)
  const reached = new Set<string>()
  const broken = new Map<string, number>()
  let [sent, slowest] = [0, 0]
  let slowestShot = ''

  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  async function fire(shot: Shot): Promise<void> {
    const { status, ms } = await send(`${server.url}${shot.url}`, { ...shot, agent })
    sent += 1
    if (ms > slowest) {
      slowest = ms
      slowestShot = `${shot.method} ${shot.url.slice(0, 300)} ${String(shot.body ?? '').slice(0, 300)}`
    }
    if (status >= 200 && status < 300) reached.add(shot.name)
    // 501 is what oEmbed has for a form that it is not asked in.
    if ((status >= 500 && status !== 501) || status === 0) {
      const what = `${status} ${shot.method} ${shot.url.slice(0, 120)} ${String(shot.body ?? '').slice(0, 200)}`
      broken.set(what, (broken.get(what) ?? 0) + 1)
    }
    if (status === 401 || status === 403) await people.renew(shot.headers?.['authorization'])
  }
  async function volley(size: number): Promise<void> {
    let left = size
    await Promise.all(
      Array.from({ length: clients }, async () => {
        while (left > 0) {
          left -= 1
          await fire(shotFrom(operations, choices, people.headers(choices)))
        }
      }),
    )
  }

  const wanted = sized(50_000, 1_000_000)
  // What the server compiles and keeps for good is there after some thousand.
  await volley(wanted / 5)
  const before = await memoryOf(server.pid)
  await volley((wanted * 4) / 5)
  const after = await memoryOf(server.pid)
  agent.destroy()
  console.log(`the slowest: ${slowestShot}`)
  for (const [what, times] of [...broken].slice(0, 20)) console.log(`${times} times ${what}`)
  const unreached = operations.filter(({ name }) => !reached.has(name)).map(({ name }) => name)
  if (unreached.length > 0) console.log(`never let through: ${unreached.join(', ')}`)

  const failures = [...broken.values()].reduce((sum, times) => sum + times, 0)
  keep('fuzz.requests', sent, { atLeast: wanted, unit: 'requests' })
  keep('fuzz.broken', failures, { atMost: 0, unit: 'answers of 500 and above but 501, or none' })
  keep('fuzz.slowest', slowest, { atMost: 2000, unit: 'ms' })
  keep('fuzz.memory', after - before, { atMost: 50, unit: 'MB more' })
  keep('fuzz.reached', (100 * (operations.length - unreached.length)) / operations.length, {
    atLeast: 85,
    unit: '% of procedures that let something through',
  })
})

function shotFrom(operations: Operation[], choices: Choices, headers: Record<string, string>): Shot {
  const { random, upTo } = choices
  const operation = operations[upTo(operations.length)]
  if (!operation) throw new Error('There are no operations.')
  const roll = random()
  if (roll < 0.4) return overRest(operation, choices, headers)
  if (roll < 0.65) return overTrpc([operation], choices, headers)
  if (roll < 0.72) {
    const batch = Array.from({ length: 1 + upTo(22) }, () => operations[upTo(operations.length)] ?? operation)
    return overTrpc(batch, choices, headers)
  }
  if (roll < 0.82) return raw(operation, choices, headers)
  return page(choices, headers)
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return encodeURIComponent(text.toWellFormed()).slice(0, 3000)
}

function overRest(
  { name, method, path, input, inPath, inQuery }: Operation,
  choices: Choices,
  headers: Record<string, string>,
): Shot {
  const { among, random } = choices
  const given = objectFor(input, choices)
  const take = (key: string) => {
    const { [key]: value } = given
    delete given[key]
    return value
  }
  const url = inPath.reduce((filled, key) => filled.replace(`{${key}}`, textOf(take(key) ?? 1) || '1'), path)
  const query = inQuery
    .filter((key) => Object.hasOwn(given, key))
    .map((key) => `${key}=${textOf(take(key))}`)
    .join('&')
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const types: [string, ...string[]] = [
    'application/json',
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/JSON ;x',
    '__proto__',
  ]
  return {
    name,
    method:
      random() < 0.97 ? method : among(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE']),
    url: `/api/v1${url}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...headers,
      ...(hasBody && { 'content-type': random() < 0.9 ? 'application/json' : among(types) }),
    },
    ...(hasBody && { body: JSON.stringify(given) }),
  }
}

function overTrpc(called: Operation[], choices: Choices, headers: Record<string, string>): Shot {
  const inputs = called.map(({ input }) => objectFor(input, choices))
  const isBatch = called.length > 1
  const sent = JSON.stringify(isBatch ? Object.fromEntries(inputs.entries()) : inputs[0])
  const isQuery = called.every(({ method }) => method === 'GET')
  const url = `/trpc/${called.map(({ name }) => name).join(',')}${isBatch ? '?batch=1' : ''}`
  const name = isBatch ? '' : (called[0]?.name ?? '')
  if (isQuery) {
    const input = `${isBatch ? '&' : '?'}input=${encodeURIComponent(sent.toWellFormed()).slice(0, 8000)}`
    return { name, method: 'GET', url: `${url}${input}`, headers }
  }
  return {
    name,
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/json' },
    body: sent,
  }
}

function raw({ name, path, method }: Operation, choices: Choices, headers: Record<string, string>): Shot {
  const { among, random } = choices
  const isRest = random() < 0.5
  const type = among([
    'application/json',
    'application/json; charset=utf-16',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'text/html',
  ])
  return {
    name: '',
    method: isRest && method !== 'GET' ? method : 'POST',
    url: isRest ? `/api/v1${path.replaceAll(/\{\w+\}/g, '1')}` : `/trpc/${name}`,
    headers: { ...headers, 'content-type': type },
    body: rawBody(choices),
  }
}

const pages = [
  '/',
  '/search',
  '/posts/1',
  '/@ann',
  '/@ann/likes',
  '/feed.rss',
  '/@ann/feed.atom',
  '/feed.json',
  '/sitemap.xml',
  '/sitemap-posts-1.xml',
  '/embed',
  '/embed/@ann',
  '/embed/posts/1',
  '/oembed',
  '/settings',
  '/admin',
  '/robots.txt',
  '/docs',
  '/sign-in',
  '/assets/..%2f..%2fpackage.json',
  '/livez',
  '/readyz',
  '/compat/microblog/posts',
  '/compat/microblog/posts/1',
  '/compat/twitter/tweets',
  '/compat/twitter/tweets/1',
  '/nowhere',
] as const

const forms = [
  '/sign-in',
  '/sign-up',
  '/posts',
  '/posts/1/like',
  '/settings/profile',
  '/compat/microblog/login',
  '/compat/twitter/users',
] as const

function page(choices: Choices, headers: Record<string, string>): Shot {
  const { among, random } = choices
  const value = () => textOf(valueFor({ type: among(['string', 'integer']) }, choices))
  const fields = Array.from(
    { length: 3 },
    () =>
      `${among(['q', 'url', 'cursor', 'next', 'content', 'identifier', 'formKey', 'limit', 'format', '__proto__'])}=${value()}`,
  ).join('&')
  if (random() < 0.7) return { name: '', method: 'GET', url: `${among(pages)}?${fields}`, headers }
  return {
    name: '',
    method: 'POST',
    url: among(forms),
    headers: { ...headers, 'content-type': among(['application/x-www-form-urlencoded', 'application/json']) },
    body: fields,
  }
}

const kinds = ['user', 'moderator', 'admin', 'service'] as const
type Kind = (typeof kinds)[number]

/** Somebody of each kind, who signs in anew when their session was ended or their account was changed. */
async function peopleOf(app: TestApp) {
  const tokens = new Map<Kind | 'nobody', string>()
  let made = 0

  async function make(kind: Kind): Promise<void> {
    made += 1
    const handle = `f${made}`
    // An admin among them may have closed the doors.
    await InstanceSettings.query(app.db).patch({ registration: 'open', postsPerHour: null })
    if (kind === 'service') {
      const admin = await app.user(handle, { role: 'admin' })
      tokens.set(kind, await app.service(admin, ['posts:read', 'posts:write', 'likes:write']))
    } else tokens.set(kind, (await app.user(handle, { role: kind })).accessToken)
  }

  for (const kind of kinds) await make(kind)
  const checked = new Map<string, number>()
  return {
    headers({ random, upTo, among }: Choices): Record<string, string> {
      const kind = among<Kind | 'nobody'>(['nobody', 'admin', ...kinds])
      const token = tokens.get(kind)
      return {
        ...(token !== undefined && bearer(token)),
        ...(random() < 0.1 && { 'linnet-on-behalf-of': String(upTo(10)) }),
        ...(random() < 0.1 && { 'idempotency-key': among(['a', 'x'.repeat(300), crypto.randomUUID(), 'é']) }),
      }
    },
    /** Most are refused for what they are, so that only every tenth is looked at. */
    async renew(authorization: string | undefined): Promise<void> {
      for (const kind of kinds) {
        const token = tokens.get(kind) ?? ''
        if (authorization !== `Bearer ${token}`) continue
        const times = (checked.get(token) ?? 0) + 1
        checked.set(token, times)
        if (times % 10 === 0) await make(kind)
      }
    },
  }
}

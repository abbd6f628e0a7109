import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

import { testApp } from '../packages/api/src/testing.js'
import { startBuiltServer } from '../test/built-server.js'
import { startCollector } from '../test/collector.js'
import { cli } from './command-line.js'
import { readOperations, type Operation } from './operations.js'
import { promise } from './promise.js'
import { bearer } from './send.js'

/** Everything that was written or answered somewhere, by where. */
interface Trace {
  where: string
  text: string
}

/** What gives a secret to the one whose it is. */
const granting = new Set([
  'auth.register',
  'auth.login',
  'auth.refresh',
  'auth.changePassword',
  'tokens.create',
  'admin.serviceTokens.create',
  'admin.invites.create',
  'admin.invites.list',
])

promise('no secret is in a log, a figure or an answer, and each request is one line', async ({ keep }) => {
  const made = () => randomBytes(24).toString('base64url')
  const [secret, otherSecret, metricsToken] = [made(), made(), made()]
  const [databasePassword, adminPassword, password, nextPassword] = [made(), made(), made(), made()]
  // In small letters, as it is kept: otherwise it would not be known again.
  const email = `canary-${made()}@example.org`.toLowerCase()
  await using app = await testApp()
  await using collector = await startCollector()
  const databaseUrl = new URL(app.url)
  databaseUrl.password = databasePassword
  const env = {
    DATABASE_URL: databaseUrl.href,
    LINNET_SECRET: secret,
    LINNET_OTHER_SECRETS: otherSecret,
    LINNET_METRICS_TOKEN: metricsToken,
    LINNET_ADMIN_PASSWORD: adminPassword,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    LOG_LEVEL: 'trace',
  }
  await using server = await startBuiltServer(env)
  const traces: Trace[] = []
  const ids: string[] = []

  async function ask(path: string, { name = '', ...init }: RequestInit & { name?: string } = {}) {
    const answer = await fetch(server.url + path, init)
    const text = await answer.text()
    const headers = JSON.stringify([...answer.headers])
    ids.push(answer.headers.get('x-request-id') ?? '')
    if (!granting.has(name))
      traces.push({ where: `${init.method ?? 'GET'} ${path}`.slice(0, 80), text: headers + text })
    return { text, headers }
  }
  const post = (name: string, input: object, headers: Record<string, string> = {}) =>
    ask(`/trpc/${name}`, {
      name,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(input),
    })
  const granted = async (...call: Parameters<typeof post>): Promise<Record<string, string>> =>
    JSON.parse((await post(...call)).text).result.data

  const ann = await granted('auth.register', { handle: 'ann', email, password })
  const root = await granted('auth.login', { identifier: 'admin', password: adminPassword })
  const [asAnn, asRoot] = [bearer(ann['accessToken'] ?? ''), bearer(root['accessToken'] ?? '')]
  const scopes = ['posts:read', 'posts:write']
  const service = await granted('admin.serviceTokens.create', { name: 'weather', scopes }, asRoot)
  const personal = await granted('tokens.create', { name: 'mine', scopes }, asAnn)
  const invite = await granted('admin.invites.create', {}, asRoot)
  const next = await granted('auth.refresh', { refreshToken: ann['refreshToken'] })
  await granted('auth.changePassword', { currentPassword: password, newPassword: nextPassword }, asAnn)

  /** A token is known by its end; what it begins with says no more than whose it is. */
  const partOf = (token = '') => token.slice(-24)
  const canaries: Record<string, string> = {
    'the secret': secret,
    'the other secret': otherSecret,
    'the token of metrics': metricsToken,
    "the database's password": databasePassword,
    "the admin's password": adminPassword,
    'a password': password,
    'the next password': nextPassword,
    'an access token': partOf(ann['accessToken']),
    'a refresh token': partOf(ann['refreshToken']),
    'the next refresh token': partOf(next['refreshToken']),
    'a service token': partOf(service['token']),
    'a personal token': partOf(personal['token']),
    'an invite': invite['code'] ?? '',
  }
  if (Object.values(canaries).some((text) => text.length < 8)) throw new Error('A canary is missing.')

  const people = [{}, asAnn, asRoot, bearer(service['token'] ?? ''), bearer(personal['token'] ?? '')]
  const operations = readOperations().filter(
    ({ method, path }) => method === 'GET' || !/suspend|DELETE|me$/.test(path),
  )
  async function tour(): Promise<void> {
    for (const operation of operations) {
      if (operation.name === 'account.delete') continue
      for (const headers of people) await askOf(operation, headers)
    }
  }
  /** With nothing, and with secrets where none belongs. */
  async function askOf({ name, method, path }: Operation, headers: Record<string, string>): Promise<void> {
    const url = `/api/v1${path.replaceAll(/\{\w+\}/g, '999999')}`
    const body =
      method === 'GET'
        ? {}
        : { body: JSON.stringify({ password, refreshToken: next['refreshToken'], x: secret }) }
    const asJson = { ...headers, 'content-type': 'application/json', accept: 'application/json' }
    if (path.endsWith('/events')) return
    await ask(url, { method, headers, name })
    await ask(`${url}?access_token=${ann['accessToken']}&password=${password}`, {
      method,
      headers: asJson,
      ...body,
    })
  }
  await tour()
  for (const path of [
    '/',
    '/sign-in',
    '/@ann',
    '/settings',
    '/admin',
    '/feed.rss',
    '/openapi.json',
    '/docs',
    '/livez',
  ]) {
    await ask(path)
    const headers = { cookie: `linnet=${next['refreshToken']}`, referer: `http://x/?p=${password}` }
    await ask(path, { headers })
    // A page leads back to where it was asked for, so that only the log is of interest.
    await fetch(`${server.url}${path}?token=${ann['accessToken']}`)
  }
  for (const wrong of [
    password,
    `Bearer ${secret}`,
    `Basic ${btoa(`ann:${password}`)}`,
    `Bearer ${ann['accessToken']}x`,
  ])
    await ask('/trpc/auth.me', { headers: { authorization: wrong } })
  await post('auth.login', { identifier: email, password: `${password}x` })
  await post('auth.login', { identifier: password, password: email })
  await post('auth.register', { handle: 'ann', email, password })
  // A statement that fails names what it was given, and a row that is refused all that is in it, unless that is left out.
  const breaks = ['users', 'sessions', 'posts', 'service_tokens'].flatMap((table) => [
    [`alter table ${table} rename to lost`, `alter table lost rename to ${table}`],
    [
      `alter table ${table} add constraint lost check (false) not valid`,
      `alter table ${table} drop constraint lost`,
    ],
  ])
  for (const [take = '', giveBack = ''] of breaks) {
    await app.db.raw(take)
    await post('auth.register', { handle: 'bob', email: `another-${email}`, password })
    await post('auth.login', { identifier: email, password: nextPassword })
    await post('auth.refresh', { refreshToken: next['refreshToken'] })
    for (const headers of people) await post('posts.create', { content: 'words' }, headers)
    await app.db.raw(giveBack)
  }
  await sendRaw(
    server.url,
    `GET / HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${ann['accessToken']}\r\nx-a: \u0000\r\n\r\n`,
  )
  await ask('/trpc/admin.audit.list?input={}', { headers: asRoot })
  traces.push({ where: 'events', text: await eventsOf(server.url) })
  traces.push({ where: 'the audit log', text: JSON.stringify(await app.db('audit_entries')) })
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, 'doctor'], {
    env: { PATH: process.env['PATH'], ...env },
  })
  traces.push({ where: 'linnet doctor', text: stdout + stderr })
  const figures = await fetch(`${server.url}/metrics`, { headers: bearer(metricsToken) })
  ids.push(figures.headers.get('x-request-id') ?? '')
  traces.push({ where: '/metrics', text: await figures.text() })
  // Until the last line is written, and the last span sent.
  await sleep(2500)
  const log = server.said()
  const spans = collector.text()
  const logs = [...traces.splice(-4), { where: 'the log', text: log }, { where: 'a trace', text: spans }]
  if (!logs.some(({ where, text }) => where === '/metrics' && text.includes('linnet_calls_total')))
    throw new Error('There are no figures.')
  if (!spans.includes('auth.login')) throw new Error('There are no traces.')

  const found = [...traces, ...logs].flatMap(({ where, text }) =>
    Object.entries(canaries).flatMap(([name, canary]) => (isIn(text, canary) ? [`${name}: ${where}`] : [])),
  )
  found.push(...logs.flatMap(({ where, text }) => (isIn(text, email) ? [`an e-mail address: ${where}`] : [])))
  for (const each of new Set(found)) console.log(each)
  const lines = log.split('\n').filter((line) => line.startsWith('{'))
  const requests = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request')
  const told = new Map<string, number>()
  for (const { reqId } of requests) told.set(reqId, (told.get(reqId) ?? 0) + 1)
  const mislogged = ids.filter((id) => told.get(id) !== 1)
  keep('secrets.canaries', Object.keys(canaries).length, { atLeast: 9, unit: 'secrets' })
  keep('secrets.answers', ids.length, { atLeast: 500, unit: 'answers looked through' })
  keep('secrets.found', found.length, { atMost: 0, unit: 'places' })
  keep('log.lines', mislogged.length, { atMost: 0, unit: 'requests without their line' })
})

/** What is no HTTP may have secrets in it all the same. */
async function sendRaw(url: string, text: string): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').resume()
  socket.end(text)
  await once(socket, 'close')
}

/** However it may have been written. */
function isIn(text: string, canary: string): boolean {
  const bytes = Buffer.from(canary)
  const forms = [
    canary,
    encodeURIComponent(canary),
    bytes.toString('hex'),
    [...bytes].join(','),
    // In base64 the ends depend on what is beside it.
    ...[0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .slice(shift === 0 ? 0 : 4, -4),
    ),
  ]
  return forms.some((form) => text.includes(form))
}

/** What a live timeline says in its first moment. */
async function eventsOf(url: string): Promise<string> {
  const ended = new AbortController()
  const answer = await fetch(`${url}/api/v1/events`, { signal: ended.signal })
  const first = await answer.body?.getReader().read()
  ended.abort()
  return Buffer.from(first?.value ?? []).toString()
}

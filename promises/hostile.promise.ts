import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { testApp, testSecret } from '../packages/api/src/testing.js'
import { startBuiltServer, type BuiltServer } from '../test/built-server.js'
import { memoryOf } from './memory.js'
import { promise, sized } from './promise.js'
import { bearer, send } from './send.js'

const KB = 1024
const MB = 1024 * KB

/** What a server said to somebody, and when it ended the connection; not at all when it never did. */
interface Ended {
  said: string
  sentBytes: number
  ms: number | undefined
}

/** Writes chunks as fast as they are taken until there are none, and waits for the end of the connection. */
async function pour(
  port: number,
  chunks: Iterable<string | Buffer>,
  { patienceMs = 15_000, everyMs = 0 }: { patienceMs?: number; everyMs?: number } = {},
): Promise<Ended> {
  const began = performance.now()
  const socket = connect(port, '127.0.0.1')
  let said = ''
  let sentBytes = 0
  let endedAt: number | undefined
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')))
  socket.on('error', () => undefined)
  socket.on('close', () => (endedAt ??= performance.now()))
  const ended = () => endedAt !== undefined || performance.now() - began > patienceMs
  for (const chunk of chunks) {
    if (ended() || socket.destroyed) break
    sentBytes += chunk.length
    if (!socket.write(chunk)) await drained(socket)
    if (everyMs > 0) await sleep(everyMs)
  }
  while (!ended() && !isAnswered(said)) await sleep(5)
  if (isAnswered(said)) endedAt ??= performance.now()
  socket.destroy()
  return { said, sentBytes, ms: endedAt === undefined ? undefined : endedAt - began }
}

/** A socket that is cut is never drained. */
async function drained(socket: Socket): Promise<void> {
  while (socket.writableNeedDrain && !socket.destroyed) await sleep(1)
}

/** It says how long its answer is, and that is all there. */
function isAnswered(said: string): boolean {
  const [head = '', body = ''] = said.split('\r\n\r\n', 2)
  const [, length] = /content-length: (\d+)/i.exec(head) ?? []
  return length !== undefined ? body.length >= Number(length) : said.endsWith('0\r\n\r\n')
}

function* endlessly(chunk: string | Buffer, most = Infinity): Iterable<string | Buffer> {
  for (let left = most; left > 0; left -= chunk.length) yield chunk
}

function* following(...parts: Iterable<string | Buffer>[]): Iterable<string | Buffer> {
  for (const part of parts) yield* part
}

const head = (start: string, ...lines: string[]) => [
  [start, 'host: localhost', ...lines, '', ''].join('\r\n'),
]
const post = (path: string, type: string, ...lines: string[]) =>
  head(`POST ${path} HTTP/1.1`, `content-type: ${type}`, ...lines)
const withBody = (path: string, body: string, ...lines: string[]) => [
  ...post(path, 'application/json', `content-length: ${Buffer.byteLength(body)}`, ...lines),
  body,
]
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`

const paths = ['/trpc/posts.create', '/api/v1/posts', '/compat/twitter/users/1/tweets', '/sign-in']
const nested = (depth: number) => `{"content":${'['.repeat(depth)}${']'.repeat(depth)}}`
const crowded = (keys: number) => `{${Array.from({ length: keys }, (_, nth) => `"k${nth}":0`).join(',')}}`

/** What is too much, by name; what a person's own mistake would never be. */
function floodsOf(path: string, who: string): [string, Iterable<string | Buffer>][] {
  return [
    [
      `300 MB of multipart to ${path}`,
      following(
        post(path, 'multipart/form-data; boundary=b', `content-length: ${300 * MB}`, who),
        ['--b\r\ncontent-disposition: form-data; name="content"\r\n\r\n'],
        endlessly(Buffer.alloc(64 * KB, 'x'), 300 * MB),
      ),
    ],
    [
      `an endless body to ${path}`,
      following(
        post(path, 'application/json', 'transfer-encoding: chunked', who),
        [chunk('{"content":"')],
        endlessly(chunk('x'.repeat(16 * KB))),
      ),
    ],
    [
      `endless multipart to ${path}`,
      following(
        post(path, 'multipart/form-data; boundary=b', 'transfer-encoding: chunked', who),
        endlessly(chunk('x'.repeat(16 * KB))),
      ),
    ],
    [`JSON 100,000 deep to ${path}`, withBody(path, nested(100_000), who)],
    [`JSON 40,000 deep to ${path}`, withBody(path, nested(40_000), who)],
    [`a million keys to ${path}`, withBody(path, crowded(1_000_000), who)],
    [`8,000 keys to ${path}`, withBody(path, crowded(8000), who)],
  ]
}

/** What is no HTTP, or is HTTP that nobody means well with. Each is refused or cut, and has no second answer. */
const malformed: [string, string][] = [
  ['no HTTP', 'hello\r\n\r\n'],
  ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n'],
  ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ['two hosts', 'GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n'],
  ['a host that is none', 'GET / HTTP/1.1\r\nhost: a b\r\n\r\n'],
  ['a host with a path', 'GET / HTTP/1.1\r\nhost: localhost/evil\r\n\r\n'],
  ['a version that is none', 'GET / HTTP/9.9\r\nhost: localhost\r\n\r\n'],
  ['a method that is none', 'LINNET / HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ['TRACE', 'TRACE / HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ['CONNECT', 'CONNECT localhost:443 HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  [
    'two lengths',
    'POST /trpc/posts.create HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}',
  ],
  [
    'a length beside chunks',
    'POST /trpc/posts.create HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /livez HTTP/1.1\r\nhost: localhost\r\n\r\n',
  ],
  [
    'a length below zero',
    'POST /trpc/posts.create HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n\r\n',
  ],
  [
    'a chunk of no size',
    'POST /trpc/posts.create HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
  ],
  ['a folded line', 'GET / HTTP/1.1\r\nhost: localhost\r\nx-a: b\r\n c: d\r\n\r\n'],
  ['a header with NUL', 'GET / HTTP/1.1\r\nhost: localhost\r\nx-a: \u0000\r\n\r\n'],
  ['20 kB of a header', `GET / HTTP/1.1\r\nhost: localhost\r\nx-a: ${'b'.repeat(20 * KB)}\r\n\r\n`],
  ['5,000 headers', `GET / HTTP/1.1\r\nhost: localhost\r\n${'x-a: b\r\n'.repeat(5000)}\r\n`],
  ['20 kB of an address', `GET /${'a'.repeat(20 * KB)} HTTP/1.1\r\nhost: localhost\r\n\r\n`],
  ['an address with a space', 'GET /a b HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ['an address of half an escape', 'GET /api/v1/posts/%E0%A4 HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ['a file from above', 'GET /assets/..%2f..%2fpackage.json HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  [
    'something unexpected',
    'POST /trpc/posts.create HTTP/1.1\r\nhost: localhost\r\nexpect: 200-maybe\r\ncontent-length: 2\r\n\r\n{}',
  ],
]

promise(
  'who sends too much, too slowly or nonsense is refused, and keeps nobody else waiting',
  async ({ keep }) => {
    await using app = await testApp()
    await using server = await startBuiltServer({
      DATABASE_URL: app.url,
      LINNET_SECRET: testSecret,
      LINNET_COMPAT: 'twitter',
    })
    const ann = await app.user('ann')
    for (let nth = 0; nth < 100; nth += 1) await app.post(ann, `words ${nth} `.repeat(30))
    const assault = () => assaultOn(server, ann.accessToken)
    let seen = await assault()
    // Who floods it is on the same machine, and takes of its time.
    for (let left = 2; left > 0 && (seen.p99 > 200 || seen.unserved > 0); left -= 1) seen = await assault()
    const { unrefused, floods, taken, served, slowest, memory, unserved, p99 } = seen
    for (const each of [...unrefused, ...served]) console.log(each)

    keep('hostile.floods', unrefused.length, { atMost: 0, unit: `of ${floods} let in` })
    keep('hostile.taken', taken, { atMost: 100, unit: 'MB of one' })
    keep('hostile.malformed', served.length, { atMost: 0, unit: `of ${malformed.length} let in` })
    keep('hostile.slow', slowest / 1000, { atMost: 15, unit: 's' })
    keep('hostile.memory', memory, { atMost: 150, unit: 'MB more' })
    keep('hostile.others.unserved', unserved, { atMost: 0, unit: 'answers' })
    keep('hostile.others.p99', p99, { atMost: 200, unit: 'ms' })
  },
)

/** Everything that nobody means well with at once, and how the others fare meanwhile. */
async function assaultOn(server: BuiltServer, token: string) {
  const port = Number(new URL(server.url).port)
  const others: number[] = []
  let unserved = 0
  let isGoing = true
  const other = async () => {
    while (isGoing) {
      const { status, ms } = await send(`${server.url}/api/v1/posts`, { headers: bearer(token) })
      if (status !== 200) unserved += 1
      others.push(ms)
      await sleep(20)
    }
  }
  for (let nth = 0; nth < 50; nth += 1) await send(`${server.url}/api/v1/posts`)
  const before = await memoryOf(server.pid)
  let most = before
  const watching = setInterval(() => {
    void memoryOf(server.pid).then((now) => (most = Math.max(most, now)))
  }, 100)
  const asking = [other(), other()]

  const slow = slowly(port, sized(500, 2000))
  const blind = unreading(port, token, sized(200, 1000))

  const who = `authorization: Bearer ${token}`
  const floods = paths.flatMap((path) => floodsOf(path, who))
  const unrefused: string[] = []
  let taken = 0
  for (const [name, chunks] of floods) {
    const { said, ms, sentBytes } = await pour(port, chunks)
    const isCut = said === '' && ms !== undefined
    if (!isCut && !/^HTTP\/1\.1 4\d\d/.test(said)) unrefused.push(`${name}: ${said.slice(0, 40)}`)
    taken = Math.max(taken, sentBytes / MB)
  }
  const served: string[] = []
  for (const [name, text] of malformed) {
    const { said, ms } = await pour(port, [Buffer.from(text, 'latin1')], { patienceMs: 7000 })
    const answers = said.match(/HTTP\/1\.1 \d\d\d/g) ?? []
    const isRefused = answers.length <= 1 && answers.every((answer) => /4\d\d$|505$/.test(answer))
    if (!isRefused || ms === undefined) served.push(`${name}: ${said.slice(0, 60)}`)
  }
  const slowest = await slow
  await blind
  isGoing = false
  await Promise.all(asking)
  clearInterval(watching)
  const alive = await send(`${server.url}/livez`)
  return {
    unrefused,
    floods: floods.length,
    taken,
    served,
    slowest,
    memory: most - before,
    unserved: unserved + (alive.status === 200 ? 0 : 1),
    p99: quantile(others, 0.99),
  }
}

/** So many who send a byte now and then, half of them of a head and half of a body; how long the last of them was let. */
async function slowly(port: number, count: number): Promise<number> {
  const ended = await Promise.all(
    Array.from({ length: count }, (_, nth) => {
      const start =
        nth % 2 === 0 ? 'GET / HTTP/1.1\r\nx-a: ' : (withBody('/trpc/posts.create', 'x'.repeat(KB))[0] ?? '')
      return pour(port, following([start], endlessly('x')), { everyMs: 500, patienceMs: 30_000 })
    }),
  )
  return Math.max(...ended.map(({ ms = Infinity }) => ms))
}

/** What has much to say, all at once or for as long as somebody listens. */
const unread = [
  '/api/v1/posts?limit=100',
  '/trpc/posts.list?input=%7B%22limit%22%3A100%7D',
  '/trpc/posts.list,posts.list?batch=1&input=%7B%220%22%3A%7B%7D%2C%221%22%3A%7B%7D%7D',
  '/',
  '/api/v1/events',
]

/** So many who ask again and again, or for a live timeline, and read nothing of it. */
async function unreading(port: number, token: string, count: number): Promise<void> {
  const sockets: Socket[] = []
  const asks = (path: string) => head(`GET ${path} HTTP/1.1`, `authorization: Bearer ${token}`).join('')
  for (let nth = 0; nth < count; nth += 1) {
    const socket = connect(port, '127.0.0.1').pause()
    socket.on('error', () => undefined)
    socket.write(asks(unread[nth % unread.length] ?? '/').repeat(20))
    sockets.push(socket)
    await sleep(20)
  }
  await sleep(5000)
  for (const socket of sockets) socket.destroy()
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity
}

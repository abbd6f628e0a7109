import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Post, User } from '@linnet/db'
import { emptyDatabase } from '@linnet/db/testing'
import { createClient, isLinnetError, memorySession, type Linnet } from '@linnet/sdk'
import { expect, test } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const server = fileURLToPath(new URL('..', import.meta.url))

interface Started {
  child: ChildProcess
  output: () => string
  /** Its exit code, when it has ended. */
  ended: Promise<number | null>
}

function start(environment: Record<string, string>, options: string[] = []): Started {
  const child = spawn(process.execPath, ['--conditions=source', '--import=tsx', ...options, main], {
    cwd: server,
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null)
  return { child, ended, output: () => text }
}

async function untilServing({ child, ended, output }: Started): Promise<string> {
  for (;;) {
    const address = /Linnet is at (\S+)/.exec(output())?.[1]
    if (address !== undefined) return address
    const early = await Promise.race([ended, new Promise((later) => setTimeout(later, 30, 'not yet'))])
    if (early !== 'not yet') throw new Error(`${child.spawnfile} ended with ${String(early)}:\n${output()}`)
  }
}

async function stop({ child, ended }: Started): Promise<number | null> {
  child.kill('SIGTERM')
  return ended
}

async function dataFolder() {
  const path = await mkdtemp(join(tmpdir(), 'linnet-data-'))
  // As root, Postgres runs as another account, which has to get in.
  await chmod(path, 0o755)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** The process of the embedded Postgres. */
async function postgresOf(dataDir: string): Promise<number> {
  const lines = await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')
  return Number(lines.split('\n')[0])
}

test(
  'the first start makes an admin and a demo, and later ones keep everything',
  { timeout: 60_000 },
  async () => {
    await using data = await dataFolder()
    const environment = { LINNET_DATA: data.path }
    const first = start(environment)
    const linnet = createClient({ url: await untilServing(first) })
    expect(first.output()).toMatch(
      /✓ Starting Postgres \(\d+\.\d s\)\n {2}✓ Migrating .*\n {2}✓ Preparing .*\n {2}✓ Listening/,
    )
    const password =
      /Sign in as admin with the password (\S+) \(shown this once\)/.exec(first.output())?.[1] ?? ''
    await linnet.auth.login({ identifier: 'admin', password })
    expect((await linnet.posts.list({ replies: true, limit: 100 })).items.length).toBeGreaterThan(25)
    await linnet.posts.create({ content: 'the first of mine' })
    expect(await stop(first)).toBe(0)

    const second = start(environment)
    const again = createClient({ url: await untilServing(second) })
    expect(second.output()).not.toContain('shown this once')
    await again.auth.login({ identifier: 'admin', password })
    const [newest, ...others] = (await again.posts.list({ replies: true, limit: 100 })).items
    expect(newest?.content).toBe('the first of mine')
    expect(others.length).toBeLessThan(60)
    expect(await stop(second)).toBe(0)
    expect((await stat(join(data.path, 'secret'))).mode & 0o777).toBe(0o600)
  },
)

test(
  "the operator's password is the admin's, and LINNET_DEMO=0 starts empty",
  { timeout: 60_000 },
  async () => {
    await using database = await emptyDatabase()
    await using data = await dataFolder()
    const started = start({
      DATABASE_URL: database.url,
      LINNET_DATA: data.path,
      LINNET_DEMO: '0',
      LINNET_ADMIN_PASSWORD: 'chosen by the operator',
    })
    const linnet = createClient({ url: await untilServing(started) })
    expect(started.output()).toContain('with your LINNET_ADMIN_PASSWORD')
    expect(started.output()).not.toContain('chosen by the operator')
    await linnet.auth.login({ identifier: 'admin', password: 'chosen by the operator' })
    expect((await linnet.posts.list()).items).toEqual([])
    expect(await stop(started)).toBe(0)
  },
)

test('an empty instance for older clients gets its admin from register', { timeout: 60_000 }, async () => {
  await using database = await emptyDatabase()
  await using data = await dataFolder()
  const environment = {
    DATABASE_URL: database.url,
    LINNET_DATA: data.path,
    LINNET_COMPAT: 'microblog,twitter',
  }
  const started = start({ ...environment, LINNET_DEMO: '0' })
  const url = await untilServing(started)
  expect(started.output()).toContain('`linnet admin create` makes one')
  const register = () =>
    fetch(`${url}/compat/microblog/admin/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'adm', password: 'pw' }),
    })
  expect((await register()).status).toBe(201)
  expect((await register()).status).toBeGreaterThanOrEqual(400)
  expect(await User.query(database.db)).toMatchObject([{ id: 1, handle: 'adm', role: 'admin' }])
  expect(await stop(started)).toBe(0)
})

test(
  'of two servers that start at once on an empty database, one prepares it and both serve',
  { timeout: 60_000 },
  async () => {
    await using database = await emptyDatabase()
    await using data = await dataFolder()
    const environment = { DATABASE_URL: database.url, LINNET_DATA: data.path }
    const servers = [start(environment), start(environment)]
    const urls = await Promise.all(servers.map(untilServing))
    const lists = await Promise.all(urls.map((url) => createClient({ url }).posts.list({ limit: 100 })))
    expect(lists[0]).toEqual(lists[1])
    expect(await User.query(database.db).where({ handle: 'admin' }).resultSize()).toBe(1)
    expect(await User.query(database.db).where({ handle: 'ann' }).resultSize()).toBe(1)
    expect(servers.filter(({ output }) => output().includes('shown this once'))).toHaveLength(1)
    expect(await Promise.all(servers.map(stop))).toEqual([0, 0])
  },
)

test(
  'after kill -9 of server and database in mid-write, everything acknowledged is there',
  { timeout: 120_000 },
  async () => {
    await using data = await dataFolder()
    const environment = { LINNET_DATA: data.path, LINNET_DEMO: '0', LINNET_ADMIN_PASSWORD: 'correct horse' }
    const acknowledged: number[] = []

    for (let round = 0; round < 3; round += 1) {
      const started = start(environment)
      const linnet = createClient({ url: await untilServing(started), timeoutMs: 3000, retries: 0 })
      await linnet.auth.login({ identifier: 'admin', password: 'correct horse' })
      const writers = Array.from({ length: 4 }, async () => {
        for (;;) {
          try {
            acknowledged.push((await linnet.posts.create({ content: `round ${round}` })).id)
          } catch (error) {
            if (isLinnetError(error)) return
            throw error
          }
        }
      })
      // Not for so long, but for so much: more than a hundred in all.
      while (acknowledged.length < 40 * (round + 1)) await new Promise((later) => setTimeout(later, 5))
      const postgres = await postgresOf(data.path)
      process.kill(postgres, 'SIGKILL')
      started.child.kill('SIGKILL')
      await Promise.all([started.ended, ...writers])
    }

    const healed = start(environment)
    const linnet = createClient({ url: await untilServing(healed) })
    const stored = new Set<number>()
    let cursor: string | undefined
    do {
      const page = await linnet.posts.list({ limit: 100, cursor })
      for (const { id } of page.items) stored.add(id)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(acknowledged.length).toBeGreaterThan(100)
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
    expect(await stop(healed)).toBe(0)
  },
)

test(
  'after kill -9 in mid-write, whoever asks again with the same keys has each effect once',
  { timeout: 120_000 },
  async () => {
    await using database = await emptyDatabase()
    await using data = await dataFolder()
    const environment = {
      DATABASE_URL: database.url,
      LINNET_DATA: data.path,
      LINNET_DEMO: '0',
      LINNET_ADMIN_PASSWORD: 'correct horse',
    }
    const storage = memorySession()
    const keys = Array.from({ length: 200 }, () => randomUUID())
    const createAll = (linnet: Linnet) =>
      Promise.allSettled(
        keys.map((idempotencyKey, n) => linnet.posts.create({ content: `post ${n}` }, { idempotencyKey })),
      )

    const killed = start(environment)
    const linnet = createClient({ url: await untilServing(killed), storage, retries: 0 })
    await linnet.auth.login({ identifier: 'admin', password: 'correct horse' })
    const creating = createAll(linnet)
    const written = () => Post.query(database.db).resultSize()
    while ((await written()) < 20) await new Promise((later) => setTimeout(later, 1))
    killed.child.kill('SIGKILL')
    const told = await creating
    await killed.ended
    expect(told.some(({ status }) => status === 'rejected')).toBe(true)

    const healed = start(environment)
    const again = await createAll(createClient({ url: await untilServing(healed), storage }))
    expect(again.filter(({ status }) => status === 'rejected')).toEqual([])
    const known = told.map((one, n) => (one.status === 'fulfilled' ? one : again[n]))
    expect(again).toEqual(known)
    expect(await written()).toBe(keys.length)
    expect(await stop(healed)).toBe(0)
  },
)

test('what is under way is finished before it stops', { timeout: 60_000 }, async () => {
  await using database = await emptyDatabase()
  await using data = await dataFolder()
  const environment = {
    DATABASE_URL: database.url,
    LINNET_DATA: data.path,
    LINNET_ADMIN_PASSWORD: 'correct horse',
  }
  const started = start(environment)
  const linnet = createClient({ url: await untilServing(started) })
  await linnet.auth.login({ identifier: 'admin', password: 'correct horse' })
  const lock = await database.db.transaction()
  await lock.raw('lock table posts in access exclusive mode')
  const slow = linnet.posts.create({ content: 'just in time' })
  await new Promise((later) => setTimeout(later, 300))
  const ended = stop(started)
  await new Promise((later) => setTimeout(later, 300))
  await lock.rollback()
  expect((await slow).content).toBe('just in time')
  expect(await ended).toBe(0)
  expect(await Post.query(database.db).where({ content: 'just in time' }).resultSize()).toBe(1)
})

test.each(['throw error', 'void Promise.reject(error)'])(
  'what nobody caught (%s) is told, and ends it when what is under way is finished',
  { timeout: 60_000 },
  async (mistake) => {
    await using data = await dataFolder()
    const accident = `process.once('SIGUSR2', () => { const error = new Error('nobody thought of this'); ${mistake} })`
    const started = start({ LINNET_DATA: data.path, LINNET_ADMIN_PASSWORD: 'correct horse' }, [
      `--import=data:text/javascript,${encodeURIComponent(accident)}`,
    ])
    const linnet = createClient({ url: await untilServing(started), retries: 0 })
    const slow = linnet.auth.login({ identifier: 'admin', password: 'correct horse' })
    await new Promise((later) => setTimeout(later, 10))
    started.child.kill('SIGUSR2')
    expect((await slow).user.handle).toBe('admin')
    expect(await started.ended).toBe(1)
    expect(started.output()).toMatch(/"level":60,.*nobody thought of this.*Nobody caught this/)
    await expect(postgresOf(data.path)).rejects.toThrow('ENOENT')
  },
)

test('a reader of its log who reads no more keeps nobody waiting', { timeout: 60_000 }, async () => {
  await using database = await emptyDatabase()
  const started = start({
    DATABASE_URL: database.url,
    LINNET_DEMO: '0',
    LINNET_SECRET: randomUUID(),
    LOG_LEVEL: 'info',
  })
  const url = await untilServing(started)
  started.child.stdout?.pause()
  for (let turn = 0; turn < 100; turn += 1) {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => fetch(`${url}/livez?${'x'.repeat(500)}`)),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  }
  const told = performance.now()
  started.child.kill('SIGTERM')
  const [code]: (number | null)[] = await once(started.child, 'exit')
  expect([code, performance.now() - told < 8000]).toEqual([0, true])
  started.child.stdout?.resume()
  await started.ended
})

test('a signal during the start leaves nothing behind', { timeout: 60_000 }, async () => {
  await using data = await dataFolder()
  const started = start({ LINNET_DATA: data.path })
  while (!started.output().includes('Starting Postgres')) await new Promise((later) => setTimeout(later, 5))
  expect(await stop(started)).toBe(0)
  expect(started.output()).toContain('✓ Stopping')
  await expect(postgresOf(data.path)).rejects.toThrow('ENOENT')
})

test.each<[string, Record<string, string>, RegExp]>([
  ['bad variables', { PORT: 'x', LOG_LEVEL: 'loud' }, /^\nPORT must .+\.\nLOG_LEVEL must .+\.\n$/],
  [
    'an unwritable data folder',
    { LINNET_DATA: '/dev/null/x' },
    /^\nThe data folder \/dev\/null\/x cannot be written; .+\.\n$/,
  ],
  [
    'a database that is not there',
    { DATABASE_URL: 'postgres://linnet:hunter2@127.0.0.1:9/linnet' },
    /✗ Reaching Postgres\n\nPostgres at 127\.0\.0\.1:9 does not answer; start it, or mend DATABASE_URL\.\n$/,
  ],
  [
    'a host that is not there',
    { DATABASE_URL: 'postgres://linnet:hunter2@no-such-host.invalid/linnet' },
    /✗ Reaching Postgres\n\n(There is no host no-such-host\.invalid|Postgres at no-such-host\.invalid does not answer).*\.\n$/,
  ],
])(
  '%s is told in one sentence that names the mend',
  { timeout: 60_000 },
  async (_, environment, sentence) => {
    await using data = await dataFolder()
    const started = start({ LINNET_DATA: data.path, ...environment })
    expect(await started.ended).toBe(1)
    expect(started.output()).toMatch(sentence)
    expect(started.output()).not.toMatch(/hunter2|at .+:\d+:\d+/)
  },
)

test('a database that does not exist is told as such', { timeout: 60_000 }, async () => {
  await using database = await emptyDatabase()
  await using data = await dataFolder()
  const url = Object.assign(new URL(database.url), { pathname: '/nothing_here' }).href
  const started = start({ LINNET_DATA: data.path, DATABASE_URL: url })
  expect(await started.ended).toBe(1)
  expect(started.output()).toMatch(/has no database nothing_here; create it\.\n$/)
})

test('a port that is taken is told before anything is started', { timeout: 60_000 }, async () => {
  await using data = await dataFolder()
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const started = start({ LINNET_DATA: data.path, PORT: port })
  expect(await started.ended).toBe(1)
  expect(started.output()).toBe(
    `\nPort ${port} is taken; is Linnet running already? Stop what uses it, or set PORT to another.\n`,
  )
  other.close()
})

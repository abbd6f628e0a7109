import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'

import { EmbeddedPostgresError, startEmbedded } from './embedded.js'

const isRoot = process.getuid?.() === 0

test('what was written is there after a stop and a start', async () => {
  await using place = await dataFolder()
  const first = await startEmbedded({ dataDir: place.dataDir })
  await query(first.url, 'create table notes (text text)')
  await query(first.url, "insert into notes values ('kept')")
  await first.stop()
  await expect(query(first.url, 'select 1')).rejects.toThrow()

  const second = await startEmbedded({ dataDir: place.dataDir })
  expect(await query(second.url, 'select text from notes')).toEqual([{ text: 'kept' }])
  await second.stop()
})

test('it speaks UTF-8, keeps UTC and checks its pages, and the product is no superuser', async () => {
  await using place = await dataFolder()
  const { url, stop } = await startEmbedded({ dataDir: place.dataDir })

  const settings = `select current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
    current_setting('data_checksums') as checksums, current_setting('fsync') as fsync, upper('ä') as upper,
    current_setting('is_superuser') as super, current_setting('listen_addresses') as addresses`
  expect(await query(url, settings)).toEqual([
    { encoding: 'UTF8', zone: 'UTC', checksums: 'on', fsync: 'on', upper: 'Ä', super: 'off', addresses: '' },
  ])
  await stop()
})

test('a killed server loses nothing that was acknowledged, and comes back at the same address', async () => {
  await using place = await dataFolder()
  const { url, stop } = await startEmbedded({ dataDir: place.dataDir })
  await query(url, 'create table numbers (n integer)')
  for (let n = 1; n <= 200; n += 1) await query(url, `insert into numbers values (${n})`)

  process.kill(await serverOf(place.dataDir), 'SIGKILL')
  const again = await startEmbedded({ dataDir: place.dataDir })
  expect(again.url).toBe(url)
  expect(await query(again.url, 'select count(*)::integer as n from numbers')).toEqual([{ n: 200 }])
  await again.stop()
  await stop()
})

test('a server that is killed under its user is started again', async () => {
  await using place = await dataFolder()
  const { url, stop } = await startEmbedded({ dataDir: place.dataDir })
  process.kill(await serverOf(place.dataDir), 'SIGKILL')

  await expect
    .poll(() => query(url, 'select 1 as one').catch(() => []), { timeout: 10_000 })
    .toEqual([{ one: 1 }])
  await stop()
  await expect(query(url, 'select 1')).rejects.toThrow()
})

test('starters at the same instant share one server, and the last to leave stops it', async () => {
  await using place = await dataFolder()
  const users = await Promise.all(Array.from({ length: 4 }, () => startEmbedded({ dataDir: place.dataDir })))
  const [url] = users.map((user) => user.url)
  expect(new Set(users.map((user) => user.url))).toEqual(new Set([url]))

  const [last, ...others] = users
  await Promise.all(others.map((user) => user.stop()))
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await last?.stop()
  await expect(query(url, 'select 1')).rejects.toThrow()
})

test('those who all leave at the same instant leave no server behind', async () => {
  await using place = await dataFolder()
  const users = await Promise.all(Array.from({ length: 3 }, () => startEmbedded({ dataDir: place.dataDir })))
  await Promise.all(users.map((user) => user.stop()))
  await expect(query(users[0]?.url, 'select 1')).rejects.toThrow()
})

test('a stale postmaster.pid that names a living stranger does not stop it from starting', async () => {
  await using place = await dataFolder()
  const first = await startEmbedded({ dataDir: place.dataDir })
  const pidFile = join(await homeOfData(place.dataDir), 'cluster', 'postmaster.pid')
  const text = await readFile(pidFile, 'utf8')
  await first.stop()
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await writeFile(pidFile, text.replace(/^\d+/, String(stranger.pid)))

  const second = await startEmbedded({ dataDir: place.dataDir }).finally(() => stranger.kill())
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await second.stop()
})

test('an initdb that was killed halfway is cleared away', async () => {
  await using place = await dataFolder()
  const first = await startEmbedded({ dataDir: place.dataDir })
  const home = await homeOfData(place.dataDir)
  await first.stop()
  await rm(join(home, 'cluster'), { recursive: true })
  await mkdir(join(home, 'new-cluster-4194305-abc'))

  const second = await startEmbedded({ dataDir: place.dataDir })
  await second.stop()
  expect((await readdir(home)).filter((name) => name.startsWith('new-cluster'))).toEqual([])
})

test('a folder that cannot be written is named', async () => {
  const start = startEmbedded({ dataDir: '/dev/null/linnet' })
  await expect(start).rejects.toThrow(EmbeddedPostgresError)
  await expect(start).rejects.toThrow(
    'The database folder /dev/null/linnet cannot be written (ENOTDIR): make it writable or choose another one.',
  )
})

test('a folder made by another version is named', async () => {
  await using place = await dataFolder()
  await mkdir(join(place.dataDir, 'cluster'), { recursive: true })
  await writeFile(join(place.dataDir, 'cluster', 'PG_VERSION'), '16\n')
  await expect(startEmbedded({ dataDir: place.dataDir })).rejects.toThrow(
    'was made by Postgres 16, and this is 17',
  )
})

test.runIf(isRoot)(
  'as root it works below a folder that only root may enter, and remembers where',
  async () => {
    await using place = await dataFolder(0o700)
    const first = await startEmbedded({ dataDir: place.dataDir })
    await query(first.url, 'create table notes (text text)')
    await first.stop()
    expect(await homeOfData(place.dataDir)).not.toBe(place.dataDir)

    const second = await startEmbedded({ dataDir: place.dataDir })
    expect(await query(second.url, 'select * from notes')).toEqual([])
    await second.stop()
  },
)

test('an ephemeral database is gone after its last stop', async () => {
  await using place = await dataFolder(0o700)
  const { stop } = await startEmbedded({ dataDir: place.dataDir, ephemeral: true })
  const home = await homeOfData(place.dataDir)
  await stop()
  const left = await readdir(home).catch(() => [])
  expect(left.filter((name) => !name.startsWith('postgres-'))).toEqual([])
})

/** A folder that every account may enter, or with another mode, and all that was put elsewhere for it. */
async function dataFolder(mode = 0o755) {
  const parent = await mkdtemp(join(tmpdir(), 'linnet-test-'))
  await chmod(parent, mode)
  const dataDir = join(parent, 'data')
  return {
    dataDir,
    async [Symbol.asyncDispose]() {
      await rm(await homeOfData(dataDir), { recursive: true, force: true })
      await rm(parent, { recursive: true, force: true })
    },
  }
}

async function homeOfData(dataDir: string): Promise<string> {
  const target = await readFile(join(dataDir, 'moved-to'), 'utf8').catch(() => dataDir)
  return target.trim()
}

async function serverOf(dataDir: string): Promise<number> {
  const text = await readFile(join(await homeOfData(dataDir), 'cluster', 'postmaster.pid'), 'utf8')
  return Number(text.split('\n')[0])
}

async function query(url: string | undefined, sql: string): Promise<object[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<object>(sql)).rows
  } finally {
    await client.end()
  }
}

import { execFile, spawn } from 'node:child_process'
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

import type { Binaries } from './binaries.js'
import { cleanEnvironment, isAlive, lastErrorIn } from './cluster.js'
import { EmbeddedPostgresError } from './error.js'
import { makeSocketFolder, rootOf, type Account, type Home } from './home.js'

/** A running Postgres as its postmaster.pid tells of it. */
export interface Server {
  pid: number
  host: string
  port: number
  ready: boolean
}

const run = promisify(execFile)

const durable = {
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What goes wrong in a statement is the caller's to tell, and its details are people's data.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
}
const throwaway = {
  ...durable,
  max_connections: '200',
  fsync: 'off',
  // Its workers are the superuser's, and only a superuser could drop a database under one.
  autovacuum: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
}

/** The Postgres that serves this home now, whoever started it. */
export async function findServer(home: Home): Promise<Server | undefined> {
  const text = await readPidFile(home)
  const server = text === undefined ? undefined : parsePidFile(text)
  return server && (await servesHome(server.pid, home)) ? server : undefined
}

/** Starts Postgres and waits until it answers. Of two that start at once one wins, and both answer undefined or its server. */
export async function launchServer(
  home: Home,
  binaries: Binaries,
  ephemeral: boolean,
): Promise<Server | undefined> {
  if (process.platform === 'win32') return launchOnWindows(home, binaries, ephemeral)

  const usual = await usualSocketFolder(home)
  const socketFolder = usual ?? (await makeSocketFolder(home.account))
  const args = settingsFor(ephemeral, {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: '5432',
  })
  const log = await open(home.log, 'a', 0o600)
  const logStart = (await log.stat()).size
  const child = spawn(binaries.postgres, ['-D', home.cluster, ...args], {
    ...home.account,
    ...cleanEnvironment,
    cwd: rootOf(home.cluster),
    // Its own process group: Ctrl-C shall not reach it before the product has drained.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  let ended = false
  child.once('exit', () => (ended = true)).once('error', () => (ended = true))
  child.unref()

  while (!ended) {
    const server = await findServer(home)
    if (server && server.pid === child.pid && server.ready) break
    await sleep(10)
  }
  await log.close()
  if (!ended) return findServer(home)

  if (!usual) await rm(socketFolder, { recursive: true, force: true })
  const output = (await readFile(home.log)).subarray(logStart).toString()
  // Another starter was quicker, or processes of a killed server are still leaving.
  if (/lock file "postmaster.pid"|pre-existing shared memory/.test(output)) return undefined
  throw new EmbeddedPostgresError(
    `The embedded Postgres did not start: ${lastErrorIn(output) ?? 'it said nothing'}. Its log is ${home.log}.`,
  )
}

/** Stops Postgres at once but cleanly, and waits until it is gone. */
export async function stopServer(server: Server, home: Home, binaries: Binaries): Promise<void> {
  if (process.platform === 'win32') {
    await run(binaries.pgCtl, ['stop', '-D', home.cluster, '-m', 'fast', '-w'])
    return
  }
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (isAlive(server.pid)) process.kill(server.pid, signal)
    if (await isGone(server, home)) {
      await rm(server.host, { recursive: true, force: true })
      return
    }
  }
  throw new EmbeddedPostgresError(
    `The embedded Postgres (process ${server.pid}) does not stop: end it with kill.`,
  )
}

async function isGone(server: Server, home: Home): Promise<boolean> {
  for (const start = Date.now(); Date.now() - start < 10_000; await sleep(10)) {
    if ((await findServer(home))?.pid !== server.pid) return true
  }
  return false
}

async function readPidFile(home: Home): Promise<string | undefined> {
  return readFile(pidFileOf(home), 'utf8').catch(() => undefined)
}

function pidFileOf(home: Home): string {
  return join(home.cluster, 'postmaster.pid')
}

/** Its lines: process, data folder, start time, port, socket folder, address, shared memory, status. */
function parsePidFile(text: string): Server | undefined {
  const [pid, , , port, socketFolder, address, , status] = text.split('\n').map((line) => line.trim())
  if (!pid || !port) return undefined
  return {
    pid: Number(pid),
    port: Number(port),
    host: socketFolder || address || '127.0.0.1',
    ready: status === 'ready',
  }
}

/** After a crash the number in postmaster.pid may belong to another process: a live Postgres works in its data folder. */
async function servesHome(pid: number, { cluster }: Home): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') {
    const [place, data] = await Promise.all([stat(`/proc/${pid}/cwd`).catch(() => undefined), stat(cluster)])
    return place?.ino === data.ino && place.dev === data.dev
  }
  if (process.platform === 'win32') return true
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres')
}

/** After a crash Postgres answers where it did before, so that connection pools find it again. */
async function usualSocketFolder(home: Home): Promise<string | undefined> {
  const stale = await readPidFile(home)
  const last = stale === undefined ? undefined : parsePidFile(stale)
  if (stale === undefined || !last) return undefined
  const usable = await isPrivate(last.host, home.account)
  if (isAlive(last.pid) && !(await servesHome(last.pid, home)))
    await disown(home, stale, usable ? last.host : '')
  return usable ? last.host : undefined
}

async function isPrivate(folder: string, account: Account): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined)
  const owner = account.uid ?? process.getuid?.()
  return found !== undefined && found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0
}

/** Postgres believes a stale file while its number is in use, be it by a stranger or by a process nobody buried. */
async function disown(home: Home, stale: string, socketFolder: string): Promise<void> {
  const aside = `${pidFileOf(home)}.${process.pid}`
  try {
    await rename(pidFileOf(home), aside)
  } catch {
    return
  }
  // Another starter may have written a new one meanwhile.
  if ((await readFile(aside, 'utf8')) !== stale) await link(aside, pidFileOf(home)).catch(() => undefined)
  else if (socketFolder) await rm(join(socketFolder, '.s.PGSQL.5432.lock'), { force: true })
  await rm(aside)
}

function settingsFor(ephemeral: boolean, address: Record<string, string>): string[] {
  const settings = { ...(ephemeral ? throwaway : durable), ...address }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 5432
}

/** There pg_ctl gives up an administrator's rights, with which Postgres would not start. */
async function launchOnWindows(
  home: Home,
  { pgCtl }: Binaries,
  ephemeral: boolean,
): Promise<Server | undefined> {
  const args = settingsFor(ephemeral, { listen_addresses: '127.0.0.1', port: String(await freePort()) })
  const child = spawn(pgCtl, ['start', '-w', '-D', home.cluster, '-l', home.log, '-o', args.join(' ')], {
    stdio: 'ignore',
    detached: true,
    windowsHide: true,
  })
  await new Promise((resolve) => child.once('exit', resolve).once('error', resolve))
  return findServer(home)
}

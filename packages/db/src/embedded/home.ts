import { spawnSync } from 'node:child_process'
import {
  access,
  chmod,
  chown,
  constants,
  link,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'

import { codeOf, EmbeddedPostgresError } from './error.js'

/** Who runs Postgres, which refuses to be root. Empty: whoever runs this process. */
export type Account = { uid: number; gid: number } | Record<string, never>

/** Where the files of one embedded database are, and who runs it. */
export interface Home {
  folder: string
  cluster: string
  log: string
  account: Account
  /** The folder is ours alone, made because Postgres could not reach the one asked for. */
  relocated: boolean
}

const POINTER = 'moved-to'

/** The home of the database of `dataDir`: that folder, or one elsewhere when root's stand-in cannot enter it. */
export async function homeOf(dataDir: string, ephemeral: boolean): Promise<Home> {
  const folder = await writableFolder(dataDir)
  const account = await accountFor(folder)
  const pointed = await readPointer(folder)
  if (pointed) return homeIn(pointed, account, true)
  if (canEnter(account, folder)) return homeIn(folder, account, false)

  if (await exists(join(folder, 'cluster'))) {
    throw new EmbeddedPostgresError(
      `The database folder ${folder} holds data that the account running Postgres can no longer reach: make its parent folders traversable again (chmod o+x).`,
    )
  }
  return homeIn(await relocate(folder, account, ephemeral), account, true)
}

/** A private folder with a path short enough for a Unix socket, which allows about 100 bytes. */
export async function makeSocketFolder(account: Account): Promise<string> {
  const folder = await makeFolder([tmpdir(), '/tmp', '/var/tmp'], account, 60)
  if (account.uid !== undefined) await chown(folder, account.uid, account.gid)
  return folder
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Where child processes start; the current folder may be closed to their account. */
export function rootOf(path: string): string {
  return parse(path).root
}

function homeIn(folder: string, account: Account, relocated: boolean): Home {
  return { folder, account, relocated, cluster: join(folder, 'cluster'), log: join(folder, 'postgres.log') }
}

async function writableFolder(dataDir: string): Promise<string> {
  try {
    const made = await mkdir(dataDir, { recursive: true, mode: isRoot() ? 0o755 : 0o700 })
    if (made !== undefined && isRoot()) await chmod(dataDir, 0o755)
    await access(dataDir, constants.W_OK)
    return await realpath(dataDir)
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The database folder ${dataDir} cannot be written (${codeOf(error)}): make it writable or choose another one.`,
      { cause: error },
    )
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

async function accountFor(folder: string): Promise<Account> {
  if (!isRoot()) return {}

  const pointed = await readPointer(folder)
  const made = await stat(join(pointed ?? folder, 'cluster')).catch(() => undefined)
  if (made && made.uid !== 0) return { uid: made.uid, gid: made.gid }

  for (const name of ['postgres', 'nobody']) {
    const uid = numberFrom('id', ['-u', name])
    const gid = numberFrom('id', ['-g', name])
    if (uid && gid) return { uid, gid }
  }
  throw new EmbeddedPostgresError(
    'Postgres refuses to run as root, and there is no user "postgres" or "nobody" to run it as: start as an ordinary user or set DATABASE_URL.',
  )
}

function numberFrom(command: string, args: string[]): number {
  return Number(spawnSync(command, args, { encoding: 'utf8' }).stdout)
}

function canEnter(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true
  return spawnSync('test', ['-x', folder], { ...account, cwd: '/' }).status === 0
}

async function readPointer(folder: string): Promise<string | undefined> {
  const target = await readFile(join(folder, POINTER), 'utf8').catch(() => '')
  return target !== '' && (await exists(target.trim())) ? target.trim() : undefined
}

/** /var/tmp is emptied of old files on some systems, so what shall last goes to /var/lib. */
async function relocate(folder: string, account: Account, ephemeral: boolean): Promise<string> {
  const target = await makeFolder(ephemeral ? ['/var/tmp'] : ['/var/lib', '/var/tmp'], account)
  await chmod(target, 0o711)
  const draft = `${join(folder, POINTER)}.${process.pid}`
  await writeFile(draft, `${target}\n`)
  try {
    if (!(await readPointer(folder))) await rm(join(folder, POINTER), { force: true })
    await link(draft, join(folder, POINTER))
    return target
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    await rm(target, { recursive: true })
    return (await readPointer(folder)) ?? target
  } finally {
    await rm(draft)
  }
}

async function makeFolder(parents: string[], account: Account, longest = Infinity): Promise<string> {
  for (const parent of parents) {
    if (parent.length > longest || !canEnter(account, parent)) continue
    const folder = await mkdtemp(join(parent, 'linnet-')).catch(() => undefined)
    if (folder) return folder
  }
  throw new EmbeddedPostgresError(
    `None of ${parents.join(', ')} can be written: make one writable or set DATABASE_URL.`,
  )
}

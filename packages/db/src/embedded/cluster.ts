import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { Binaries } from './binaries.js'
import { EmbeddedPostgresError, messageOf } from './error.js'
import { exists, rootOf, type Home } from './home.js'

const MAJOR = '17'
const DRAFT = 'new-cluster-'
const run = promisify(execFile)

/** The bootstrap role, for the launcher only; the product connects as `linnet`, which is no superuser. */
export const SUPERUSER = 'postgres'

/** Makes the data folder unless it is there. It appears all at once, so a kill halfway leaves nothing to mend. */
export async function ensureCluster(home: Home, binaries: Binaries, ephemeral: boolean): Promise<void> {
  if (await isCluster(home)) return
  await removeAbandonedDrafts(home.folder)

  const draft = await mkdtemp(join(home.folder, `${DRAFT}${process.pid}-`))
  try {
    if (home.account.uid !== undefined) await chown(draft, home.account.uid, home.account.gid)
    await initdb(draft, home, binaries, ephemeral)
    await rename(draft, home.cluster)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (await isCluster(home)) return
    throw error
  }
}

/** Where there are no Unix sockets a password keeps other users of the machine out. */
export async function passwordOf(home: Home): Promise<string | undefined> {
  return process.platform === 'win32' ? readFile(join(home.cluster, 'linnet.password'), 'utf8') : undefined
}

async function isCluster({ cluster }: Home): Promise<boolean> {
  if (!(await exists(cluster))) return false

  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')
  if (version.trim() === MAJOR) return true
  const problem = version
    ? `was made by Postgres ${version.trim()}, and this is ${MAJOR}`
    : 'is no Postgres data folder'
  throw new EmbeddedPostgresError(
    `The database folder ${cluster} ${problem}: move it away to start anew, or set DATABASE_URL.`,
  )
}

async function initdb(draft: string, home: Home, binaries: Binaries, ephemeral: boolean): Promise<void> {
  const args = [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(ephemeral ? ['--no-sync'] : []),
  ]
  const options = { ...home.account, cwd: rootOf(draft), ...cleanEnvironment }
  try {
    if (process.platform !== 'win32') {
      await run(binaries.initdb, [...args, '--auth=trust'], options)
      return
    }
    const passwordFile = `${draft}.password`
    await writeFile(passwordFile, randomBytes(24).toString('hex'))
    await run(binaries.initdb, [...args, '--auth=scram-sha-256', `--pwfile=${passwordFile}`], options)
    await rename(passwordFile, join(draft, 'linnet.password'))
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    const reason = lastErrorIn(output) ?? messageOf(error)
    throw new EmbeddedPostgresError(
      `The database in ${home.folder} could not be created: ${reason}. Mend that, or set DATABASE_URL.`,
      { cause: error },
    )
  }
}

/** Postgres heeds many variables (PGOPTIONS, LC_*): none of the caller's reach it. */
export const cleanEnvironment = process.platform === 'win32' ? {} : { env: { LC_ALL: 'C' } }

/** The last line that names a failure in what Postgres wrote, without its `FATAL:` and time. */
export function lastErrorIn(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => /\b(FATAL|PANIC|error):/.test(line))
  return lines.at(-1)?.replace(/^.*?\b(FATAL|PANIC|error): */, '')
}

async function removeAbandonedDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = /^new-cluster-(\d+)-/.exec(name)?.[1]
    if (maker && !isAlive(Number(maker))) await rm(join(folder, name), { recursive: true, force: true })
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

import { access, constants, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { brokenAuditEntry } from '@linnet/api'
import { connect, migrationStatus, type Pool } from '@linnet/db'
import type { Command } from 'commander'

import type { Config } from '../config.js'
import { startDatabase } from '../database-start.js'
import { sentenceOf } from './failure.js'
import { instanceMustExist } from './instance.js'
import { manifest } from './manifest.js'
import { say, withJson, type Json } from './output.js'
import { surroundings } from './surroundings.js'

interface Check {
  name: string
  ok: boolean
  found: string
  /** What to do about a problem. */
  mend?: string
}

const postgresWanted = 15
const roomWanted = 512 * 1024 ** 2
const driftAllowedMs = 2000

export function addDoctor(program: Command): void {
  withJson(program.command('doctor'))
    .description('looks at everything that Linnet needs; exits with 1 when something is wrong')
    .action(async (options: Json) => {
      const checks = await examine()
      const ok = checks.every((check) => check.ok)
      say(options, { ok, checks }, checks.map(lineOf).join('\n'))
      if (!ok) surroundings().exitCode = 1
    })
}

function lineOf({ ok, name, found, mend }: Check): string {
  return `${ok ? 'ok     ' : 'problem'}  ${name}: ${found}${mend === undefined ? '' : ` ${mend}`}`
}

/** Goes as far as it can: what cannot be looked at after a problem is left out. */
async function examine(): Promise<Check[]> {
  const checks = [nodeCheck()]
  const config = found(checks, 'configuration', () => surroundings().config())
  if (!config) return checks
  checks.push(await dataFolderCheck(config), await roomCheck(config))
  await databaseChecks(config, checks)
  return checks
}

function found(checks: Check[], name: string, read: () => Config): Config | undefined {
  try {
    const config = read()
    const database = config.databaseUrl === undefined ? 'the embedded Postgres' : 'DATABASE_URL'
    checks.push({ name, ok: true, found: `with ${database}, data in ${config.dataDir}.` })
    return config
  } catch (error) {
    checks.push({ name, ok: false, found: sentenceOf(error).replaceAll('\n', ' ') })
    return undefined
  }
}

function nodeCheck(): Check {
  const wanted = manifest.engines.node.replace('>=', '')
  const ok = process.versions.node.localeCompare(wanted, 'en', { numeric: true }) >= 0
  return {
    name: 'Node.js',
    ok,
    found: `${process.versions.node}.`,
    ...(!ok && { mend: `Install ${wanted} or newer.` }),
  }
}

async function dataFolderCheck({ dataDir }: Config): Promise<Check> {
  const folder = await nearest(dataDir)
  const ok = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  return {
    name: 'data folder',
    ok,
    found: `${dataDir} ${ok ? 'can' : 'cannot'} be written.`,
    ...(!ok && { mend: 'Make it writable, or set LINNET_DATA to another.' }),
  }
}

async function roomCheck({ dataDir }: Config): Promise<Check> {
  const { bavail, bsize } = await statfs(await nearest(dataDir))
  const ok = bavail * bsize >= roomWanted
  return {
    name: 'disk space',
    ok,
    found: `${Math.floor((bavail * bsize) / 1024 ** 2)} MiB are free.`,
    ...(!ok && { mend: `Make room until there are ${roomWanted / 1024 ** 2} MiB.` }),
  }
}

/** The folder, or the one above it that it would be made in. */
async function nearest(folder: string): Promise<string> {
  const isThere = await access(folder).then(
    () => true,
    () => false,
  )
  return isThere || dirname(folder) === folder ? folder : nearest(dirname(folder))
}

async function databaseChecks(config: Config, checks: Check[]): Promise<void> {
  const name = 'database'
  try {
    instanceMustExist(config)
    const database = await startDatabase(config)
    const db = connect({ url: database.ownerUrl })
    try {
      checks.push({ name, ok: true, found: 'it answers.' })
      checks.push(await postgresCheck(db), await clockCheck(db))
      const migrations = await migrationsCheck(db)
      checks.push(migrations)
      if (migrations.ok) checks.push(await auditCheck(database.ownerUrl))
    } finally {
      await db.destroy()
      await database.stop()
    }
  } catch (error) {
    checks.push({ name, ok: false, found: sentenceOf(error) })
  }
}

async function postgresCheck(db: Pool): Promise<Check> {
  const { rows } = await db.raw<{ rows: { version: string }[] }>(
    "select current_setting('server_version') as version",
  )
  const version = rows[0]?.version ?? 'unknown'
  const ok = Number.parseInt(version, 10) >= postgresWanted
  return {
    name: 'Postgres',
    ok,
    found: `${version}.`,
    ...(!ok && { mend: `Update it to ${postgresWanted} or newer.` }),
  }
}

/** Tokens are signed by the server's clock, and sessions end by the database's. */
async function clockCheck(db: Pool): Promise<Check> {
  const asked = Date.now()
  const { rows } = await db.raw<{ rows: { now: number }[] }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now',
  )
  const here = (asked + Date.now()) / 2
  const apart = Math.round(Math.abs((rows[0]?.now ?? 0) - here))
  const ok = apart <= driftAllowedMs
  return {
    name: 'clocks',
    ok,
    found: `the database's and this one's are ${apart} ms apart.`,
    ...(!ok && { mend: 'Set both by a time server.' }),
  }
}

async function migrationsCheck(db: Pool): Promise<Check> {
  const { applied, pending } = await migrationStatus(db)
  const ok = pending.length === 0
  return {
    name: 'migrations',
    ok,
    found: ok ? `${applied.length} are applied.` : `${pending.length} are pending.`,
    ...(!ok && { mend: 'Run `linnet migrate up`.' }),
  }
}

/** Reads the whole log, which takes longer than a request may. */
async function auditCheck(url: string): Promise<Check> {
  const db = connect({ url, patient: true })
  const broken = await brokenAuditEntry(db).finally(() => db.destroy())
  const ok = broken === undefined
  return {
    name: 'audit log',
    ok,
    found: ok
      ? 'no entry was changed or taken out.'
      : `entry ${broken} or the one before it was changed or taken out.`,
    ...(!ok && { mend: 'Compare it with a backup, and find out who may write to the database.' }),
  }
}

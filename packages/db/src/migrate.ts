import { readdir } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'

import { connect, urlOf } from './connect.js'

const folder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Knex's own loader records file endings, so that .ts and .js builds disagree, and cannot load .ts under Node. */
const migrationSource: Knex.MigrationSource<string> = {
  async getMigrations() {
    const files = await readdir(folder)
    return files.filter((file) => /^\d+_\w+\.[jt]s$/.test(file)).toSorted()
  },
  getMigrationName: (file) => file.replace(/\.[jt]s$/, ''),
  getMigration: (file): Promise<Knex.Migration> => import(pathToFileURL(join(folder, file)).href),
}

const config = { migrationSource, tableName: 'migrations' }

/** Applies every pending migration and answers their names. A second starter waits for the first. */
export async function migrateUp(db: Knex): Promise<string[]> {
  return withMigrationLock(db, async (migrator) => {
    const [, applied]: [number, string[]] = await migrator.migrate.latest(config)
    return applied
  })
}

/** Takes the newest migration back and answers its name; an empty list when there is none. */
export async function migrateDown(db: Knex): Promise<string[]> {
  return withMigrationLock(db, async (migrator) => {
    const [, undone]: [number, string[]] = await migrator.migrate.down(config)
    return undone
  })
}

export interface MigrationStatus {
  applied: string[]
  pending: string[]
}

export async function migrationStatus(db: Knex): Promise<MigrationStatus> {
  const [applied, pending]: [{ name: string }[], string[]] = await db.migrate.list(config)
  return {
    applied: applied.map(({ name }) => name),
    pending: pending.map((file) => migrationSource.getMigrationName(file)),
  }
}

async function withMigrationLock<T>(db: Knex, work: (migrator: Knex) => Promise<T>): Promise<T> {
  const migrator = connect({ url: urlOf(db), poolMax: 3, patient: true })
  try {
    return await migrator.transaction(async (lock) => {
      while (!(await tryLock(lock))) await sleep(50)
      // Ours is the real lock; a row left in Knex's by a killed process would block every later start.
      if (await migrator.schema.hasTable('migrations_lock'))
        await migrator.migrate.forceFreeMigrationsLock(config)
      return work(migrator)
    })
  } finally {
    await migrator.destroy()
  }
}

async function tryLock(trx: Knex.Transaction): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { locked: boolean }[] }>(
    "select pg_try_advisory_xact_lock(hashtext('linnet:migrate')) as locked",
  )
  return rows[0]?.locked === true
}

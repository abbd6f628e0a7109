import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'

import { connect, urlOf } from './connect.js'
import { migrations } from './migrations/index.js'

/** A migration that failed, and was taken back. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** Knex's own loader records file endings, so that .ts and .js builds disagree, and cannot load .ts under Node. */
const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(migrations),
  getMigrationName: (name) => name,
  async getMigration(name) {
    const migration = await migrations[name]?.()
    if (!migration) throw new MigrationError(`There is no migration ${name}.`)
    const naming = (work: Knex.Migration['up'] | undefined) => async (db: Knex) => {
      try {
        await work?.(db)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        throw new MigrationError(`The migration ${name} failed and was taken back: ${reason}`, {
          cause: error,
        })
      }
    }
    return { up: naming(migration.up), down: naming(migration.down) }
  },
}

const config = { migrationSource, tableName: 'migrations' }

export interface MigrateOptions {
  /** Another role than the owner's, which servers connect as. */
  servingRole?: string | undefined
}

/** Applies every pending migration and answers their names. A second starter waits for the first. */
export async function migrateUp(db: Knex, { servingRole }: MigrateOptions = {}): Promise<string[]> {
  return withMigrationLock(db, async (migrator) => {
    const [, applied]: [number, string[]] = await migrator.migrate.latest(config)
    if (servingRole !== undefined) await letServe(migrator, servingRole)
    return applied
  })
}

/** What serving takes, and no more: no tables are made or changed, and the audit log only grows. */
async function letServe(db: Knex, role: string): Promise<void> {
  await db.transaction(async (trx) => {
    for (const right of [
      'grant usage on schema public to ??',
      'grant select, insert, update, delete on all tables in schema public to ??',
      'revoke update, delete on audit_entries from ??',
      `revoke insert, update, delete on ${config.tableName} from ??`,
      'grant usage on all sequences in schema public to ??',
    ]) {
      await trx.raw(right, [role])
    }
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

/** Looks and writes nothing; Knex's own list would make its tables. */
export async function migrationStatus(db: Knex): Promise<MigrationStatus> {
  const { tableName } = config
  const applied: string[] = (await db.schema.hasTable(tableName))
    ? await db(tableName).orderBy('id').pluck('name')
    : []
  return { applied, pending: Object.keys(migrations).filter((name) => !applied.includes(name)) }
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

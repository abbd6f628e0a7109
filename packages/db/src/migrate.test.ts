import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'

import { connect } from './connect.js'
import { migrateDown, migrateUp, migrationStatus } from './migrate.js'
import { migrations } from './migrations/index.js'
import { emptyDatabase, servingUrlOf } from './testing.js'

const schemaOf = `
  select 'column' as kind, table_name || '.' || column_name || ' ' || data_type as what
  from information_schema.columns where table_schema = 'public'
  union all select 'index', indexdef from pg_indexes where schemaname = 'public'
  union all select 'check', conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace
  union all select 'trigger', pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select 'function', proname from pg_proc where pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
  order by 1, 2
`

test('the list of migrations is the folder', async () => {
  const files = await readdir(new URL('./migrations', import.meta.url))
  const names = files.filter((file) => /^\d/.test(file)).map((file) => file.replace(/\.ts$/, ''))
  expect(Object.keys(migrations)).toEqual(names.toSorted((one, other) => one.localeCompare(other)))
})

test('looking at an empty database writes nothing', async () => {
  await using database = await emptyDatabase()
  const { applied, pending } = await migrationStatus(database.db)
  expect([applied, pending]).toEqual([[], Object.keys(migrations)])
  const tables = "select from pg_class where relnamespace = 'public'::regnamespace"
  expect((await database.db.raw(tables)).rows).toEqual([])
})

test('a migration that fails is named, and leaves nothing half done', async () => {
  await using database = await emptyDatabase()
  migrations['29990101000000_broken'] = async () => ({
    async up(db) {
      await db.raw('create table half_done ()')
      await db.raw('create table')
    },
  })
  try {
    await expect(migrateUp(database.db)).rejects.toThrow(
      /^The migration 29990101000000_broken failed and was taken back: .*syntax error/,
    )
  } finally {
    delete migrations['29990101000000_broken']
  }
  expect(await database.db.schema.hasTable('half_done')).toBe(false)
  expect(await migrateUp(database.db)).toEqual(Object.keys(migrations))
})

test('every migration goes up, down and up again, and leaves nothing behind', async () => {
  await using database = await emptyDatabase()
  const { db } = database
  const schema = async () => (await db.raw<{ rows: { kind: string; what: string }[] }>(schemaOf)).rows

  const applied = await migrateUp(db)
  expect(applied.length).toBeGreaterThan(4)
  expect(await migrateUp(db)).toEqual([])
  expect(await migrationStatus(db)).toEqual({ applied, pending: [] })
  const first = await schema()

  for (const name of applied.toReversed()) expect(await migrateDown(db)).toEqual([name])
  expect(await migrateDown(db)).toEqual([])
  const left = (await schema()).filter(({ what }) => !what.includes('migrations'))
  expect(left).toEqual([])

  expect(await migrateUp(db)).toEqual(applied)
  expect(await schema()).toEqual(first)
})

test('of five that start at the same moment one migrates and four wait', async () => {
  await using database = await emptyDatabase()
  const pools = Array.from({ length: 5 }, () => connect({ url: database.url }))
  const applied = await Promise.all(pools.map((pool) => migrateUp(pool)))
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
  expect((await migrationStatus(database.db)).pending).toEqual([])
  await Promise.all(pools.map((pool) => pool.destroy()))
})

test('a lock that a killed process left behind holds nobody up', async () => {
  await using database = await emptyDatabase()
  await migrateUp(database.db)
  await migrateDown(database.db)
  await database.db('migrations_lock').update({ isLocked: 1 })
  expect(await migrateUp(database.db)).toHaveLength(1)
})

test('whoever serves reads and writes, makes and changes no table, and only adds to the audit log', async () => {
  await using database = await emptyDatabase()
  const url = servingUrlOf(database.url)
  // As five servers that start at once do.
  await Promise.all(
    Array.from({ length: 5 }, () => migrateUp(database.db, { servingRole: new URL(url).username })),
  )
  const db = connect({ url })
  try {
    await db('users').insert({ handle: 'ann', email: 'a@b.c', passwordHash: 'x', displayName: 'Ann' })
    await db('users').update({ displayName: 'Anna' })
    await db('users').delete()
    expect((await migrationStatus(db)).pending).toEqual([])
    const forbidden = [
      'create table mine ()',
      'alter table users add column mine integer',
      'drop table posts',
      'truncate posts',
      'create function mine() returns integer language sql as $$ select 1 $$',
      'create role mine',
      'delete from migrations',
      "update audit_entries set action = 'nothing'",
      'delete from audit_entries',
      'truncate audit_entries',
      'alter table audit_entries disable trigger all',
      'drop trigger refuse_audit_change on audit_entries',
      'set session_replication_role = replica',
    ]
    const codes = []
    for (const statement of forbidden) codes.push([statement, await codeOf(db.raw(statement))])
    expect(codes).toEqual(forbidden.map((statement) => [statement, '42501']))
  } finally {
    await db.destroy()
  }
})

async function codeOf(statement: PromiseLike<unknown>): Promise<unknown> {
  return statement.then(
    () => undefined,
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )
}

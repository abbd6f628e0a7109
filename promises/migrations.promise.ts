import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

import { migrationStatus, type Pool } from '../packages/db/src/index.js'
import { emptyDatabase, type TestDatabase } from '../packages/db/src/testing.js'
import { startBuiltServer } from '../test/built-server.js'
import { cli } from './command-line.js'
import { promise, sized } from './promise.js'

promise('five servers that start at once on an empty database migrate it once', async ({ keep }) => {
  await using whole = await migratedDatabase()
  await using database = await emptyDatabase()
  const starts = await Promise.allSettled(
    Array.from({ length: 5 }, () => startBuiltServer({ DATABASE_URL: database.url })),
  )
  const servers = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
  for (const start of starts) if (start.status === 'rejected') console.log(start.reason)
  const { rows } = await database.db.raw<{ rows: { name: string; times: number }[] }>(
    'select name, count(*)::integer as times from migrations group by name',
  )
  const { pending } = await migrationStatus(database.db)
  const twice = rows.filter(({ times }) => times > 1)
  const schema = await schemaOf(database.db)
  for (const server of servers) await server[Symbol.asyncDispose]()
  keep('lost.migrations.together', servers.length, { atLeast: 5, unit: 'servers that serve' })
  keep('lost.migrations.twice', twice.length + pending.length, { atMost: 0, unit: 'migrations' })
  keep('lost.migrations.schema', differences(schema, whole.schema), { atMost: 0, unit: 'differences' })
})

promise('a migration that is cut off at any moment heals at the next start', async ({ keep, random }) => {
  await using whole = await migratedDatabase()
  const rounds = sized(10, 100)
  let [cut, healed, different] = [0, 0, 0]
  for (let round = 0; round < rounds; round += 1) {
    await using database = await emptyDatabase()
    await migrateUntil(database, () => sleep(random() * whole.ms))
    const { pending } = await migrationStatus(database.db)
    if (pending.length > 0) cut += 1
    await using _server = await startBuiltServer({ DATABASE_URL: database.url })
    healed += 1
    different += differences(await schemaOf(database.db), whole.schema)
  }
  keep('lost.migrations.cut', cut, { atLeast: rounds / 2, unit: 'cut off in the middle' })
  keep('lost.migrations.healed', healed, { atLeast: rounds, unit: 'starts' })
  keep('lost.migrations.healed-schema', different, { atMost: 0, unit: 'differences' })
})

/** One that nothing happened to, and how long it took from its first table on. */
async function migratedDatabase() {
  const database = await emptyDatabase()
  const ms = await migrateUntil(database)
  return { ...database, ms, schema: await schemaOf(database.db) }
}

/** Migrates in a process of its own, which is killed when that moment has come. */
async function migrateUntil({ url, db }: TestDatabase, moment?: () => Promise<void>): Promise<number> {
  const { PATH } = process.env
  const child = spawn(process.execPath, [cli, 'migrate', 'up'], {
    env: { PATH, DATABASE_URL: url },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  while (child.exitCode === null && !(await db.schema.hasTable('migrations'))) await sleep(2)
  const began = performance.now()
  if (moment) {
    await moment()
    child.kill('SIGKILL')
  }
  await ended
  return performance.now() - began
}

/** Every column, index, constraint, function and trigger, in words. */
async function schemaOf(db: Pool): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { thing: string }[] }>(`
    select format('%s.%s %s %s %s', attrelid::regclass, attname, atttypid::regtype, attnotnull, pg_get_expr(adbin, adrelid)) as thing
    from pg_attribute join pg_class on pg_class.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where relnamespace = 'public'::regnamespace and attnum > 0 and relkind = 'r'
    union all select pg_get_indexdef(indexrelid) from pg_index join pg_class on pg_class.oid = indrelid
    where relnamespace = 'public'::regnamespace
    union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
    where connamespace = 'public'::regnamespace
    union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
      and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    order by 1
  `)
  return rows.map(({ thing }) => thing)
}

function differences(one: readonly string[], other: readonly string[]): number {
  return [...one.filter((thing) => !other.includes(thing)), ...other.filter((thing) => !one.includes(thing))]
    .length
}

import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { migrationStatus, type Pool, type Transaction } from '@linnet/db'
import { z } from 'zod'

import { codeOf } from '../start-error.js'
import { inOneGo } from '../whole-instance.js'
import type { BackupOptions } from './backup.js'
import {
  BackupError,
  batchSize,
  end,
  header,
  tableHead,
  type End,
  type Progress,
  type Totals,
} from './format.js'
import { listTables, speakPlainly, type Table } from './tables.js'

const notABackup = 'This is not a backup of Linnet, or it has been damaged.'

/**
 * Reads a backup into an empty, migrated database: all of it in one transaction, or nothing. Counts are taken as they
 * were, so the triggers that keep them are off meanwhile; foreign keys are taken away and checked at the end, for a row
 * may point to one that comes later.
 */
export async function restore(
  db: Pool,
  source: Readable,
  { signal, onProgress }: BackupOptions,
): Promise<Totals> {
  try {
    return await inOneGo({ db, signal }, async (trx) => {
      await speakPlainly(trx)
      const tables = await listTables(trx)
      await mustBeEmpty(trx, tables)
      const putBack = await takeOff(trx, tables)
      const gunzip = createGunzip().setEncoding('utf8')
      const load = async (text: AsyncIterable<string>) => loadAll(trx, tables, { text, onProgress })
      const { rows, sequences } = await pipeline(source, gunzip, load, { signal })
      await putBack(signal)
      for (const { name, last, called } of sequences)
        await trx.raw('select setval(quote_ident(?)::regclass, ?::bigint, ?)', [name, last, called])
      await trx.raw('analyze')
      return { tables: tables.length, rows }
    })
  } catch (error) {
    const isDamage =
      codeOf(error).startsWith('Z_') || error instanceof SyntaxError || error instanceof z.ZodError
    throw isDamage ? new BackupError(notABackup, { cause: error }) : error
  }
}

async function loadAll(
  trx: Transaction,
  tables: Table[],
  { text, onProgress }: { text: AsyncIterable<string>; onProgress: (progress: Progress) => void },
): Promise<End> {
  const lines = linesOf(text)
  const first = await lines.next()
  const { migrations } = header.parse(JSON.parse(first.done ? '' : first.value))
  const { applied } = await migrationStatus(trx)
  mustBeTheSame(migrations, applied)

  let total = 0
  let table: Table | undefined
  let rows = 0
  let batch: string[] = []
  async function flush(): Promise<void> {
    if (table && batch.length > 0) await insert(trx, table, batch)
    rows += batch.length
    batch = []
  }
  async function finish(): Promise<void> {
    await flush()
    if (table) onProgress({ table: table.name, rows })
    total += rows
    rows = 0
  }

  for await (const line of lines) {
    if (line.startsWith('[')) {
      if (batch.push(line) === batchSize) await flush()
      continue
    }
    await finish()
    const mark = z.union([tableHead, end]).parse(JSON.parse(line))
    if ('end' in mark) {
      if (mark.rows !== total) break
      return mark
    }
    table = tableFor(mark, tables)
  }
  throw new BackupError(notABackup)
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

async function insert(trx: Transaction, { sql, columns }: Table, batch: string[]): Promise<void> {
  const names = columns.map((column) => column.sql).join(', ')
  const values = columns.map(({ type }, index) => `(line->>${index})::${type}`).join(', ')
  await trx.raw(
    `insert into ${sql} (${names}) overriding system value select ${values} from json_array_elements(?::json) as line`,
    [`[${batch.join(',')}]`],
  )
}

/** Columns go by their names, so that they may stand in another order here. */
function tableFor({ table: name, columns }: z.infer<typeof tableHead>, tables: Table[]): Table {
  const table = tables.find((one) => one.name === name)
  const ordered = columns.flatMap((column) => table?.columns.find((one) => one.name === column) ?? [])
  if (!table || ordered.length !== columns.length || ordered.length !== table.columns.length)
    throw new BackupError(`The table ${name} is not the one that was backed up.`)
  return { ...table, columns: ordered }
}

function mustBeTheSame(theirs: string[], ours: string[]): void {
  const lacking = theirs.filter((name) => !ours.includes(name))
  const more = ours.filter((name) => !theirs.includes(name))
  if (lacking.length > 0)
    throw new BackupError(
      `This backup is of a newer Linnet, for it has the migration ${lacking[0]}; restore it with that one.`,
    )
  if (more.length > 0)
    throw new BackupError(
      `This backup is of an older Linnet, without the migration ${more[0]}; restore it with that one, then migrate.`,
    )
}

/** Held against everybody else until the end, or a server could write in between. */
async function mustBeEmpty(trx: Transaction, tables: Table[]): Promise<void> {
  await trx.raw(`lock table ${tables.map(({ sql }) => sql).join(', ')} in access exclusive mode`)
  for (const { sql, name } of tables) {
    const { rows } = await trx.raw<{ rows: unknown[] }>(`select from ${sql} limit 1`)
    if (rows.length > 0)
      throw new BackupError(
        `The database is not empty (there are ${name}); make a new one, run \`linnet migrate up\` on it, and restore there.`,
      )
  }
}

/** Takes triggers, foreign keys and indexes off, and answers what puts them back, which checks every row. */
async function takeOff(trx: Transaction, tables: Table[]): Promise<(signal: AbortSignal) => Promise<void>> {
  const { rows: foreignKeys } = await trx.raw<{
    rows: { table: string; name: string; definition: string }[]
  }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(pg_constraint.oid) as definition
    from pg_constraint
    where contype = 'f' and connamespace = to_regnamespace(quote_ident(current_schema())) order by conname
  `)
  // An index is made several times as fast as it is kept; those of keys stay, for they are part of them.
  const { rows: indexes } = await trx.raw<{ rows: { name: string; definition: string }[] }>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index join pg_class on pg_class.oid = indexrelid
    where relnamespace = to_regnamespace(quote_ident(current_schema()))
      and not exists (select from pg_constraint where conindid = indexrelid)
      and not exists (select from pg_class as owner where owner.oid = indrelid and owner.relname like 'migrations%')
    order by 1
  `)
  for (const { table, name } of foreignKeys) await trx.raw(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await trx.raw(`drop index ${name}`)
  for (const { sql } of tables) await trx.raw(`alter table ${sql} disable trigger user`)

  const back = [
    ...indexes.map(({ definition }) => definition),
    ...tables.map(({ sql }) => `alter table ${sql} enable trigger user`),
    ...foreignKeys.map(
      ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
    ),
  ]
  return async (signal) => {
    for (const statement of back) {
      signal.throwIfAborted()
      await trx.raw(statement)
    }
  }
}

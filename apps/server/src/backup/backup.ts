import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { migrationStatus, type Pool, type Transaction } from '@linnet/db'

import { atOneMoment, batchesOf } from '../whole-instance.js'
import { batchSize, type End, type Progress, type Totals } from './format.js'
import { listSequences, listTables, speakPlainly, type Table } from './tables.js'

export interface BackupOptions {
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/**
 * Writes the whole instance as it was at one moment, while it is serving. Rows come a batch at a time and no sooner than
 * they are written.
 */
export async function backup(
  db: Pool,
  destination: Writable,
  { signal, onProgress }: BackupOptions,
): Promise<Totals> {
  return atOneMoment({ db, signal }, async (trx) => {
    await speakPlainly(trx)
    const tables = await listTables(trx)
    const totals = { tables: tables.length, rows: 0 }

    async function* lines() {
      const { applied } = await migrationStatus(trx)
      yield line({ linnet: 'backup', version: 1, takenAt: await momentOf(trx), migrations: applied })
      for (const table of tables) {
        yield line({ table: table.name, columns: table.columns.map(({ name }) => name) })
        let rows = 0
        for await (const batch of linesOf(trx, table)) {
          rows += batch.length
          yield `${batch.map((row) => row.line).join('\n')}\n`
        }
        totals.rows += rows
        onProgress({ table: table.name, rows })
      }
      yield line({ end: true, rows: totals.rows, sequences: await sequencesOf(trx) } satisfies End)
    }

    await pipeline(Readable.from(lines(), { highWaterMark: 1 }), createGzip(), destination, { signal })
    return totals
  })
}

function linesOf(trx: Transaction, { sql, columns }: Table): AsyncGenerator<{ line: string }[]> {
  const values = columns.map((column) => `${column.sql}::text`).join(', ')
  return batchesOf(trx, {
    sql: `select json_build_array(${values})::text as line from ${sql}`,
    size: batchSize,
  })
}

/** Sequences belong to no snapshot; read last, they are past every row that was written before. */
async function sequencesOf(trx: Transaction): Promise<End['sequences']> {
  const sequences: End['sequences'] = []
  for (const { sql, name } of await listSequences(trx)) {
    const { rows } = await trx.raw<{ rows: { last: string; called: boolean }[] }>(
      `select last_value::text as last, is_called as called from ${sql}`,
    )
    sequences.push(...rows.map((row) => ({ name, ...row })))
  }
  return sequences
}

async function momentOf(trx: Transaction): Promise<string> {
  const { rows } = await trx.raw<{ rows: { now: string }[] }>('select now()')
  return rows[0]?.now ?? ''
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

import type { Row } from './world.js'

const chunkSize = 256 * 1024

export interface Copying {
  table: string
  columns: readonly string[]
  rows: Iterable<Row>
  /** Told how many there are so far, now and then. */
  onProgress(rows: number): void
}

/** Streams rows into a table in COPY's text format. */
export async function copyRows(
  client: pg.Client,
  { table, columns, rows, onProgress }: Copying,
): Promise<void> {
  function* chunks() {
    let [chunk, count] = ['', 0]
    for (const row of rows) {
      chunk += `${row.map(textOf).join('\t')}\n`
      count += 1
      if (chunk.length < chunkSize) continue
      yield chunk
      onProgress(count)
      chunk = ''
    }
    yield chunk
    onProgress(count)
  }
  const into = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
  await pipeline(Readable.from(chunks(), { objectMode: false }), into)
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function textOf(value: Row[number]): string {
  if (value === null) return '\\N'
  return String(value).replaceAll(/[\\\n\r\t]/g, (found) => escapes[found] ?? found)
}

import type { Pool, Transaction } from '@linnet/db'

interface Breakable {
  db: Pool
  signal: AbortSignal
}

/** One transaction for long work: with the signal its statement ends, even one that waits for a lock, and nothing is kept. */
export async function inOneGo<Result>(
  { db, signal }: Breakable,
  work: (trx: Transaction) => Promise<Result>,
  settings: { isolationLevel?: 'repeatable read'; readOnly?: boolean } = {},
): Promise<Result> {
  const done = db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { pid: number }[] }>('select pg_backend_pid() as pid')
    signal.throwIfAborted()
    const cancel = () => {
      // When it fails, the statement ends by itself.
      db.raw('select pg_cancel_backend(?)', [rows[0]?.pid ?? null]).catch(() => undefined)
    }
    signal.addEventListener('abort', cancel)
    try {
      return await work(trx)
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }, settings)
  return done.catch((error: unknown) => {
    signal.throwIfAborted()
    throw error
  })
}

/** Reads everything as it was at one moment, while the instance is serving; nobody is kept waiting. */
export async function atOneMoment<Result>(
  breakable: Breakable,
  work: (trx: Transaction) => Promise<Result>,
): Promise<Result> {
  return inOneGo(breakable, work, { isolationLevel: 'repeatable read', readOnly: true })
}

/** All rows of a query through a cursor, no sooner than they are asked for. One at a time in a transaction. */
export async function* batchesOf<Row>(
  trx: Transaction,
  { sql, size }: { sql: string; size: number },
): AsyncGenerator<Row[]> {
  await trx.raw(`declare batches no scroll cursor for ${sql}`)
  for (;;) {
    const { rows } = await trx.raw<{ rows: Row[] }>(`fetch ${size} from batches`)
    if (rows.length === 0) break
    yield rows
  }
  await trx.raw('close batches')
}

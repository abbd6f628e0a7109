import { createHmac } from 'node:crypto'
import { IdempotencyKey, type Db, type Pool, type Transaction } from '@linnet/db'

import type { Keys } from '../auth/keys.js'
import type { Context } from '../context.js'
import { AppError, parsed } from '../errors.js'
import { trimOlder } from '../trim.js'
import { canonical, keyHeader } from './idempotency.schema.js'
import { seal, unseal } from './seal.js'

/** Does work in a transaction; in a call with an idempotency key once, and then gives the same answer again. */
export type Once = <Answer>(work: (trx: Transaction) => Promise<Answer>) => Promise<Answer>

export function inTransaction(db: Pool): Once {
  return (work) => db.transaction(work)
}

/** A mutation under a key: who made it, and what it asks for to the letter. */
export interface KeyedCall {
  actor: string
  key: string
  path: string
  input: unknown
}

/** The key of a request, which stands for one call. */
export function keyOf({ idempotencyKey, calls }: Pick<Context, 'idempotencyKey' | 'calls'>) {
  if (idempotencyKey === undefined) return undefined
  return parsed(keyHeader, { 'Idempotency-Key': idempotencyKey, calls })['Idempotency-Key']
}

/**
 * The row of the key is written first, in the transaction of the effect: who asks at the same time waits for it, and
 * either both are there after a crash or neither. A failure takes both back, so that the same call may be tried again.
 *
 * Whoever reads the table learns nothing: the key and the request are in it as MACs, for a request may hold a password,
 * and the answer, which may hold tokens, is sealed by what only the caller and this server together know.
 */
export function keyed({ api: { db, keys }, onReplay }: Pick<Context, 'api' | 'onReplay'>, call: KeyedCall) {
  const { actor, key } = call
  const request = textOf(call)
  // In one order on all servers, whichever secret they sign with, so that they wait for each other and never in a circle.
  const rows = keys
    .map((known) => rowOf(known, { actor, key, request }))
    .toSorted((one, other) => (one.keyHash < other.keyHash ? -1 : 1))

  /** What was answered before, as JSON. */
  async function find(from: Db): Promise<string | undefined> {
    const hashes = rows.map(({ keyHash }) => keyHash)
    const found = await IdempotencyKey.query(from)
      .findOne({ actor })
      .whereIn('keyHash', hashes)
      .orderByRaw('answer is null')
    if (!found) return undefined
    const row = rows.find(({ keyHash }) => keyHash === found.keyHash)
    if (row?.requestHash !== found.requestHash) throw new AppError('IdempotencyKeyReused')
    if (found.answer === null) throw new AppError('IdempotencyKeyInFlight')
    onReplay?.()
    return unseal(row.sealingKey(), found.answer)
  }

  // Raw, as every mutation pays for it: through the model a tenth fewer of them fit into a second.
  /** Writes the rows that are not there, and says how many that were. */
  async function claim(trx: Transaction): Promise<number> {
    try {
      const values = rows.map(() => '(?, ?, ?)').join(', ')
      const { rowCount } = await trx.raw<{ rowCount: number }>(
        `insert into idempotency_keys (actor, key_hash, request_hash) values ${values} on conflict do nothing`,
        rows.flatMap(({ keyHash, requestHash }) => [actor, keyHash, requestHash]),
      )
      return rowCount
    } catch (error) {
      throw isLockTimeout(error) ? new AppError('IdempotencyKeyInFlight') : error
    }
  }

  async function keep(trx: Transaction, answer: string): Promise<void> {
    for (const { keyHash, sealingKey } of rows) {
      await trx.raw('update idempotency_keys set answer = ? where actor = ? and key_hash = ?', [
        seal(sealingKey(), answer),
        actor,
        keyHash,
      ])
    }
  }

  async function once<Answer>(work: (trx: Transaction) => Promise<Answer>): Promise<Answer> {
    return db.transaction(async (trx) => {
      const claimed = await claim(trx)
      if (claimed < rows.length) {
        const found = await find(trx)
        if (found === undefined) throw new AppError('IdempotencyKeyInFlight')
        if (claimed > 0) await keep(trx, found)
        const answer: Answer = JSON.parse(found)
        return answer
      }
      const answer = await work(trx)
      await keep(trx, JSON.stringify(answer))
      return answer
    })
  }

  return { find, once }
}

/** What is kept of a call under the keys of one secret. A row for each that is known, for servers that sign with another. */
function rowOf(
  { idempotency }: Keys,
  { actor, key, request }: { actor: string; key: string; request: string },
) {
  const mac = (...parts: string[]) => createHmac('sha256', idempotency).update(JSON.stringify(parts))
  return {
    keyHash: mac('key', actor, key).digest('base64url'),
    requestHash: mac('request', request).digest('base64url'),
    sealingKey: () => mac('answer', actor, key, request).digest(),
  }
}

function textOf({ path, input }: KeyedCall): string {
  try {
    return canonical([path, input])
  } catch (cause) {
    // Nested deeper than anything that a procedure takes.
    throw new AppError('ValidationFailed', { cause })
  }
}

/** Postgres says `lock_not_available`. */
function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03'
}

/** Takes away a batch of the keys that are older than a day, and answers whether there may be more. */
export async function trimIdempotencyKeys(db: Db): Promise<boolean> {
  return trimOlder(db, { table: 'idempotency_keys', column: 'created_at', seconds: 24 * 60 * 60 })
}

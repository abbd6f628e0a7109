import type { Pool, Transaction } from '@linnet/db'

import { MovingError } from './format.js'

/** One import of one source. */
export interface Run {
  sourceId: number
  run: number
}

/** Begins an import; an earlier one of the same source, if there still is one, ends at its next batch. */
export async function beginRun(db: Pool, name: string): Promise<Run> {
  return db.transaction(async (trx) => {
    await trx.raw('insert into import_sources (name) values (?) on conflict do nothing', [name])
    const { rows } = await trx.raw<{ rows: (Run & { here: boolean })[] }>(
      'update import_sources set run = run + 1 where name = ? returning id as "sourceId", run, here',
      [name],
    )
    const [source] = rows
    if (!source || source.here) {
      throw new MovingError(
        'This comes from this very instance: what is in it is here, or was deleted here. To bring back what was deleted for good, import it under another name with --source.',
      )
    }
    return { sourceId: source.sourceId, run: source.run }
  })
}

/** Held to the end of the batch, so that two imports of one source cannot make the same thing. */
export async function lockRun(trx: Transaction, { sourceId, run }: Run): Promise<void> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    'select from import_sources where id = ? and run = ? for update',
    [sourceId, run],
  )
  if (rows.length === 0)
    throw new MovingError('Another import from the same source has begun, so that this one has ended.')
}

/** The name of this instance as a source, made up when it is first asked for. */
export async function nameOfHere(db: Pool): Promise<string> {
  await db.raw(
    'insert into import_sources (name, here) values (gen_random_uuid()::text, true) on conflict do nothing',
  )
  const { rows } = await db.raw<{ rows: { name: string }[] }>('select name from import_sources where here')
  return rows[0]?.name ?? ''
}

/** The accounts that these keys came as, of those whom this import has introduced; null for one that was deleted here. */
export async function usersOf(
  trx: Transaction,
  { sourceId, run }: Run,
  keys: string[],
): Promise<Map<string, number | null>> {
  const { rows } = await trx.raw<{ rows: { key: string; userId: number | null }[] }>(
    'select key, user_id as "userId" from imported_users where source_id = ? and run = ? and key = any(?)',
    [sourceId, run, keys],
  )
  return new Map(rows.map(({ key, userId }) => [key, userId]))
}

export interface CameAs {
  digest: string
  /** Null for what was purged here. */
  postId: number | null
}

export async function postsOf(
  trx: Transaction,
  { sourceId }: Run,
  keys: string[],
): Promise<Map<string, CameAs>> {
  const { rows } = await trx.raw<{ rows: (CameAs & { key: string })[] }>(
    'select key, digest, post_id as "postId" from imported_posts where source_id = ? and key = any(?)',
    [sourceId, keys],
  )
  return new Map(rows.map(({ key, digest, postId }) => [key, { digest, postId }]))
}

import type { Db } from '@linnet/db'

/** A line of the log: what changed, never what it says. */
export interface Entry {
  cursor: string
  kind:
    | 'start'
    | 'created'
    | 'changed'
    | 'removed'
    | 'counts'
    | 'account'
    | 'session'
    | 'profile'
    | 'instance'
  /** A post, an account or a session, by the kind. */
  subjectId: number
  authorId: number | null
  /** Who saw the post: for `removed` before, and else after. */
  seenBy: 'everyone' | 'author' | 'staff' | null
}

export interface Reading {
  entries: Entry[]
  /** True when transactions are running that may add to what was read. */
  pending: boolean
}

const longestReading = 500
const trimBatch = 1000

/**
 * What was logged after a cursor, in the order of the log, and nothing that a running transaction could still come
 * before. Of several changes of a post's counts only the last is told.
 */
export async function readEvents(db: Db, cursor: string): Promise<Reading> {
  const { rows } = await db.raw<{ rows: ({ pending: boolean } & (Entry | { cursor: null }))[] }>(
    `
      select pending, cursor, kind, subject_id as "subjectId", author_id as "authorId", seen_by as "seenBy"
      from (
        select pg_snapshot_xmin(pg_current_snapshot()) < pg_snapshot_xmax(pg_current_snapshot()) as pending
      ) as now
      left join (
        select xact, id, xact || '-' || id as cursor, kind, subject_id, author_id, seen_by from events
        where (xact, id) > (?::xid8, ?::bigint) and xact < pg_snapshot_xmin(pg_current_snapshot())
        order by xact, id limit ?
      ) as found on true
      order by xact, id
    `,
    [...partsOf(cursor), longestReading],
  )
  const entries = rows.flatMap((row) => (row.cursor === null ? [] : [row]))
  const lastCounts = new Map(entries.map((entry, index) => [keyOf(entry), index]))
  return {
    entries: entries.filter(
      (entry, index) =>
        entry.kind !== 'counts' || lastCounts.get(keyOf(entry)) === index || index === entries.length - 1,
    ),
    pending: rows[0]?.pending === true,
  }
}

function keyOf({ kind, subjectId }: Entry): string {
  return `${kind} ${subjectId}`
}

/** Where to begin reading, and which lines after it were there before. */
export interface Beginning {
  cursor: string
  earlier: ReadonlySet<string>
}

/**
 * For who begins to read now. What is committed cannot be read yet while a transaction runs that began before it, be it of
 * another database of the same Postgres; it is no news to them when it can.
 */
export async function beginReading(db: Db): Promise<Beginning> {
  const { rows } = await db.raw<{ rows: { cursor: string; readable: boolean }[] }>(`
    (
      select xact || '-' || id as cursor, true as readable from events
      where xact < pg_snapshot_xmin(pg_current_snapshot()) order by xact desc, id desc limit 1
    )
    union all
    select xact || '-' || id, false from events where xact >= pg_snapshot_xmin(pg_current_snapshot())
  `)
  return {
    cursor: rows.find(({ readable }) => readable)?.cursor ?? '0-0',
    earlier: new Set(rows.flatMap(({ cursor, readable }) => (readable ? [] : [cursor]))),
  }
}

/** A cursor is a line of the log; when that is gone, so may be some after it. */
export async function isKnownCursor(db: Db, cursor: string): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    'select from events where (xact, id) = (?::xid8, ?::bigint)',
    partsOf(cursor),
  )
  return rows.length > 0
}

function partsOf(cursor: string): [xact: string, id: string] {
  const [xact = '', id = ''] = cursor.split('-')
  return [xact, id]
}

/**
 * Takes away a batch of what is older than a day, but never the newest line, and answers whether there may be more. Lines
 * from the future came with a copy of the database from another server, whose transactions were numbered further.
 */
export async function trimEvents(db: Db): Promise<boolean> {
  await db.raw('delete from events where xact >= pg_snapshot_xmax(pg_current_snapshot())')
  await db.raw("insert into events (kind) select 'start' where not exists (select from events)")
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `
      delete from events where (xact, id) in (
        select xact, id from (select xact, id, created_at from events order by xact, id limit ?) as oldest
        where created_at < now() - interval '1 day'
          and (xact, id) < (select xact, id from events order by xact desc, id desc limit 1)
      )
    `,
    [trimBatch],
  )
  return rowCount === trimBatch
}

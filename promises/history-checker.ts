import { brokenAuditEntry } from '../packages/api/src/index.js'
import type { Pool } from '../packages/db/src/index.js'
import { miscounted } from '../packages/db/src/testing.js'

/** What came of a deed: it was acknowledged, refused for good, or nobody knows. */
export type Outcome = 'done' | 'refused' | 'unknown'

/** What a writer asked for. Each writer changes only posts of its own, one after the other. */
export type Deed =
  | { kind: 'create'; content: string; id: number | undefined; outcome: Outcome }
  | { kind: 'edit'; id: number; content: string; outcome: Outcome }
  | { kind: 'delete' | 'restore' | 'hide' | 'show'; id: number; outcome: Outcome }
  | { kind: 'like' | 'unlike'; id: number; userId: number; outcome: Outcome }

export interface Found {
  /** Acknowledged, and not there. */
  lost: number
  /** There twice. */
  doubled: number
  /** There, and asked for by nobody. */
  uninvited: number
  /** Counts that differ from what they count. */
  counters: number
  /** Rows that point at nothing. */
  orphans: number
  /** Of the audit log. */
  broken: number
}

interface Stored {
  id: number
  content: string
  isDeleted: boolean
  isVisible: boolean
  /** All that it ever said, the oldest first. */
  said: string[]
}

/**
 * Reads every table at the end, and compares with what the writers know. `deeds` is a list for each writer. A backup has
 * no log of events.
 */
export async function checkHistory(
  db: Pool,
  deeds: readonly Deed[][],
  { hasEvents = true }: { hasEvents?: boolean } = {},
): Promise<Found> {
  const stored = await storedPosts(db)
  const likes = new Set(
    (await rowsOf<{ key: string }>(db, "select user_id || ' ' || post_id as key from likes")).map(
      ({ key }) => key,
    ),
  )
  const found: Found = {
    lost: 0,
    doubled: 0,
    uninvited: 0,
    counters: (await miscounted(db)).length,
    orphans: await orphans(db, hasEvents),
    broken: (await brokenAuditEntry(db)) === undefined ? 0 : 1,
  }

  const began = new Map<string, number>()
  for (const { said } of stored.values()) {
    const [first = ''] = said
    began.set(first, (began.get(first) ?? 0) + 1)
  }
  found.doubled += [...began.values()].filter((times) => times > 1).length

  const asked = deeds.flat()
  const creates = asked.filter((deed) => deed.kind === 'create')
  const invited = new Set(
    creates.filter(({ outcome }) => outcome !== 'refused').map(({ content }) => content),
  )
  found.uninvited = [...began.keys()].filter((first) => !invited.has(first)).length
  for (const { outcome, id, content } of creates) {
    if (outcome === 'done' && stored.get(id ?? 0)?.said[0] !== content) found.lost += 1
  }

  for (const [id, mine] of byPost(asked)) {
    const post = stored.get(id)
    if (!post) continue
    const edits = mine.filter((deed) => deed.kind === 'edit')
    if (!possible(edits, (deed) => deed.content, post.said[0] ?? '').has(post.content)) found.lost += 1
    for (const { outcome, content } of edits) {
      const times = post.said.filter((words) => words === content).length
      if (times === 0 && outcome === 'done') found.lost += 1
      if (times > 1) found.doubled += 1
      if (times > 0 && outcome === 'refused') found.uninvited += 1
    }
    const removals = mine.filter(({ kind }) => kind === 'delete' || kind === 'restore')
    if (!possible(removals, ({ kind }) => kind === 'delete', false).has(post.isDeleted)) found.lost += 1
    const hidings = mine.filter(({ kind }) => kind === 'hide' || kind === 'show')
    if (!possible(hidings, ({ kind }) => kind === 'show', true).has(post.isVisible)) found.lost += 1
  }

  const likings = asked.filter((deed) => 'userId' in deed)
  for (const [key, mine] of groupedBy(likings, ({ userId, id }) => `${userId} ${id}`)) {
    if (!possible(mine, ({ kind }) => kind === 'like', false).has(likes.has(key))) found.lost += 1
    likes.delete(key)
  }
  found.uninvited += likes.size
  return found
}

/** What may be the case after deeds of which some may have had no effect. */
function possible<D extends { outcome: Outcome }, State>(
  deeds: readonly D[],
  after: (deed: D) => State,
  first: State,
): Set<State> {
  let states = new Set([first])
  for (const deed of deeds) {
    if (deed.outcome === 'done') states = new Set([after(deed)])
    if (deed.outcome === 'unknown') states.add(after(deed))
  }
  return states
}

function byPost(deeds: readonly Deed[]): Map<number, Deed[]> {
  const own = deeds.filter(({ kind }) => kind !== 'create' && kind !== 'like' && kind !== 'unlike')
  return groupedBy(own, ({ id = 0 }) => id)
}

function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? []
    group.push(item)
    groups.set(keyOf(item), group)
  }
  return groups
}

async function storedPosts(db: Pool): Promise<Map<number, Stored>> {
  const rows = await rowsOf<Stored>(
    db,
    `
      select posts.id, posts.content, posts.deleted_at is not null as "isDeleted", posts.visible as "isVisible",
        array_remove(array_agg(post_revisions.content order by post_revisions.id), null) || posts.content as said
      from posts left join post_revisions on post_revisions.post_id = posts.id
      group by posts.id
    `,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of every foreign key that there is, and of what the log of events points at. */
async function orphans(db: Pool, hasEvents: boolean): Promise<number> {
  const keys = await rowsOf<{ sql: string }>(
    db,
    `
      select format(
        'select count(*)::integer as wrong from %s as child where %s is not null and not exists (select from %s as parent where %s)',
        conrelid::regclass,
        (select string_agg(format('child.%I', attname), ' is not null and ') from pg_attribute
          where attrelid = conrelid and attnum = any (conkey)),
        confrelid::regclass,
        (select string_agg(format('child.%I = parent.%I', child.attname, parent.attname), ' and ')
          from unnest(conkey, confkey) as pairs (own, other)
          join pg_attribute as child on child.attrelid = conrelid and child.attnum = own
          join pg_attribute as parent on parent.attrelid = confrelid and parent.attnum = other)
      ) as sql
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
    `,
  )
  if (keys.length < 10) throw new Error('The foreign keys were not found.')
  const events = `
    select count(*)::integer as wrong from posts
    where not exists (select from events where kind = 'created' and subject_id = posts.id)
  `
  let wrong = 0
  for (const { sql } of [...keys, ...(hasEvents ? [{ sql: events }] : [])]) {
    const [row] = await rowsOf<{ wrong: number }>(db, sql)
    wrong += row?.wrong ?? Number.NaN
  }
  return wrong
}

async function rowsOf<Row>(db: Pool, sql: string): Promise<Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql)
  return rows
}

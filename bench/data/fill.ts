import { connect, migrateUp } from '@linnet/db'
import pg from 'pg'

import { miscounted } from '../../packages/db/src/miscounted.js'
import { copyRows } from './copy-rows.js'
import { likeColumns, likesOf, postColumns, postsOf, userColumns, usersOf, type World } from './world.js'

/** Does a part of the filling, and tells how it goes. */
export type Tell = <Result>(
  part: string,
  work: (onProgress: (done: number) => void) => Promise<Result>,
) => Promise<Result>

/**
 * Fills a fresh database. Indexes and foreign keys are made again at the end, all rows at once, and counts are counted
 * once and not by the triggers that keep them; whether they are those of the rows is looked at as the tests look.
 */
export async function fill(url: string, world: World, tell: Tell): Promise<void> {
  const db = connect({ url, patient: true })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await tell('tables', () => migrateUp(db))
    await client.query(
      "set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'",
    )
    const rebuild = await takeDown(client)
    await client.query('alter table posts disable trigger user; alter table likes disable trigger user')
    await client.query('create unlogged table loaded as select * from posts with no data')
    const sources = [
      { table: 'users', columns: userColumns, rows: usersOf(world) },
      { table: 'loaded', columns: postColumns, rows: postsOf(world) },
      { table: 'likes', columns: likeColumns, rows: likesOf(world) },
    ]
    for (const source of sources) {
      const part = source.table === 'loaded' ? 'posts' : source.table
      await tell(part, (onProgress) => copyRows(client, { ...source, onProgress }))
    }
    await tell('counts', () => keepCounted(client))
    for (const { name, statement } of rebuild) await tell(name, () => client.query(statement))
    await client.query('alter table posts enable trigger user; alter table likes enable trigger user')
    for (const table of ['users', 'posts']) {
      await client.query(`select setval(pg_get_serial_sequence($1, 'id'), (select max(id) from ${table}))`, [
        table,
      ])
    }
    await tell('vacuum', () => client.query('vacuum (freeze, analyze)'))
    await tell('audit of the counts', async () => {
      const wrong = await miscounted(db)
      if (wrong.length > 0) throw new Error(`${wrong.length} posts have other counts than their rows.`)
    })
  } finally {
    await client.end()
    await db.destroy()
  }
}

/** Drops what would be kept up row by row, and answers how to make it again, indexes first. */
async function takeDown(client: pg.Client): Promise<{ name: string; statement: string }[]> {
  const { rows: indexes } = await client.query<{ name: string; statement: string }>(`
    select indexname as name, indexdef as statement from pg_indexes
    where schemaname = 'public' and tablename in ('posts', 'likes')
      and indexname not in (select conname from pg_constraint)
  `)
  const { rows: keys } = await client.query<{ name: string; table: string; statement: string }>(`
    select conname as name, conrelid::regclass::text as table,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as statement
    from pg_constraint
    where contype = 'f' and conrelid in ('posts'::regclass, 'likes'::regclass)
  `)
  for (const { name, table } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  return [...indexes, ...keys]
}

/** As the migration `keep_counts` counts. */
async function keepCounted(client: pg.Client): Promise<void> {
  const columns = postColumns.join(', ')
  await client.query(`
    insert into posts (${columns}, like_count, reply_count) overriding system value
    select ${columns}, coalesce(liked.count, 0), coalesce(answered.count, 0)
    from loaded
    left join (
      select post_id, count(*) from likes join users on users.id = likes.user_id
      where users.suspended_at is null group by post_id
    ) as liked on liked.post_id = loaded.id
    left join (
      select reply_to_id as parent_id, count(*) from loaded join users on users.id = loaded.author_id
      where loaded.visible and loaded.deleted_at is null and users.suspended_at is null group by reply_to_id
    ) as answered on answered.parent_id = loaded.id
    order by loaded.id
  `)
  await client.query('drop table loaded')
}

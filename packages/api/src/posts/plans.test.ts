import { connect, type Pool } from '@linnet/db'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { testApp, type TestApp, type TestUser } from '../testing.js'

const posts = 10_000
const pageSize = 20

interface Node {
  'Node Type': string
  'Relation Name'?: string | undefined
  'Plan Rows': number
  Plans?: Node[] | undefined
}

const node: z.ZodType<Node> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Plan Rows': z.number(),
  Plans: z.array(z.lazy(() => node)).optional(),
})
const plans = z.object({ rows: z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan: node })) })) })

/** Skewed as real ones are: few write, answer and like much, and most of them little. */
async function fill({ url }: TestApp, ann: TestUser): Promise<void> {
  const db = connect({ url, patient: true })
  await db.raw(`
    insert into users (handle, email, display_name, password_hash)
    select 'user' || n, 'user' || n || '@example.com', 'User ' || n, 'none' from generate_series(1, 2000) as n
  `)
  await db.raw(
    `
      insert into posts (author_id, content, created_at, reply_to_id)
      select case when n % 4 = 0 then ? else 2 + floor(random() * 1999)::integer end, 'words of ' || n,
        timestamptz '2026-01-01' + n * interval '1 minute', case when n % 3 = 0 then 1 + n / 2 end
      from generate_series(1, ${posts}) as n order by n
    `,
    [ann.id],
  )
  await db.raw(
    `
      insert into likes (user_id, post_id, created_at)
      select case when n % 3 = 0 then ? else 2 + n % 2000 end, 1 + n / 2, timestamptz '2026-02-01' + n * interval '1 second'
      from generate_series(1, ${posts}) as n on conflict do nothing
    `,
    [ann.id],
  )
  await db.raw(
    `insert into post_revisions (post_id, content) select n, 'once' from generate_series(1, ${posts}) as n`,
  )
  await db.raw('vacuum analyze posts, likes, users, post_revisions, events')
  await db.destroy()
}

/** What Postgres means to do for each statement that some work makes. */
async function plansOf(db: Pool, work: () => Promise<unknown>): Promise<Node[]> {
  const asked: { sql: string; bindings: readonly (string | number | null)[] }[] = []
  const note = (query: (typeof asked)[number]) => asked.push(query)
  db.on('query', note)
  await work().finally(() => db.off('query', note))
  const found: Node[] = []
  for (const { sql, bindings } of asked.filter((query) => query.sql.startsWith('select'))) {
    const explained = await db.raw<unknown>(`explain (format json) ${numbered(sql)}`, bindings)
    for (const row of plans.parse(explained).rows) found.push(...row['QUERY PLAN'].map(({ Plan }) => Plan))
  }
  return found
}

/** Knex tells a statement with the placeholders of Postgres, and takes it with its own. */
function numbered(sql: string): string {
  return sql.replaceAll(/\$\d+/g, '?')
}

function flat(plan: Node): Node[] {
  return [plan, ...(plan.Plans ?? []).flatMap(flat)]
}

test('no list reads or sorts more than it shows, however many posts there are', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const mo = await app.user('mo', { role: 'moderator' })
  await fill(app, ann)
  const { rows } = await app.db.raw<{ rows: { id: number }[] }>(
    'select reply_to_id as id from posts where reply_to_id is not null limit 1',
  )
  const postId = rows[0]?.id ?? 0
  const { id: userId } = ann
  const callers = { nobody: app.anyone(), ann: app.as(ann), mo: app.as(mo) }
  const wrong: string[] = []
  let looked = 0
  for (const [who, { posts: of, users }] of Object.entries(callers)) {
    const { nextCursor: cursor } = await of.list({ limit: 100 })
    const lists: Record<string, () => Promise<unknown>> = {
      timeline: () => of.list({}),
      'timeline with replies': () => of.list({ replies: true }),
      'timeline further down': () => of.list({ cursor: cursor ?? undefined }),
      'by an author': () => of.list({ author: 'ann' }),
      'by an author with few posts': () => of.list({ author: 'user7' }),
      'posts of an account': () => users.posts({ userId }),
      'liked posts': () => users.likedPosts({ userId }),
      'one post': () => of.byId({ postId }),
      thread: () => of.thread({ postId }),
      likers: () => of.likers({ postId }),
      history: () => of.history({ postId }),
      accounts: () => users.list({}),
    }
    for (const [name, list] of Object.entries(lists)) {
      for (const plan of await plansOf(app.db, list)) {
        looked += 1
        for (const { 'Node Type': type, 'Relation Name': table = '', 'Plan Rows': count } of flat(plan)) {
          if (type === 'Seq Scan' && /^(posts|likes|users|post_revisions)$/.test(table))
            wrong.push(`${name} for ${who} reads all ${table}`)
          if (type.endsWith('Sort') && count > 5 * pageSize)
            wrong.push(`${name} for ${who} sorts ${count} rows`)
        }
      }
    }
  }
  expect(looked).toBeGreaterThan(40)
  expect(wrong).toEqual([])
})

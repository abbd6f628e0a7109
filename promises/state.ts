import type { Pool } from '../packages/db/src/index.js'

/** All that somebody could change who must not, in one text. */
export async function stateOf(db: Pool): Promise<string> {
  const { rows } = await db.raw(`
    select (select json_agg(posts order by id) from posts)::text as posts,
      (select json_agg(likes order by user_id, post_id) from likes)::text as likes,
      (select json_agg(revoked_at order by id) from sessions)::text as sessions,
      (select json_agg(revoked_at order by id) from service_tokens)::text as tokens
  `)
  return JSON.stringify(rows)
}

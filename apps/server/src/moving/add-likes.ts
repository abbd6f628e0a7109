import type { Located, Work } from './batch.js'
import type { NewLike } from './format.js'
import { postsOf, usersOf } from './run.js'

/** The pair of user and post is a like's own key, so that it needs no other. */
export async function addLikes(work: Work, likes: Located<NewLike>[]): Promise<void> {
  if (likes.length === 0) return
  const { trx, run, totals, refuse } = work
  const people = await usersOf(
    trx,
    run,
    likes.map(({ user }) => user),
  )
  const posts = await postsOf(
    trx,
    run,
    likes.map(({ post }) => post),
  )
  const rows = likes.flatMap(({ where, user, post, createdAt }) => {
    const userId = people.get(user)
    const postId = posts.get(post)?.postId ?? null
    if (userId === undefined) refuse(where, `Nothing before it says who ${user} is.`)
    else if (userId === null || postId === null) totals.leftOut.likes += 1
    else return [{ userId, postId, createdAt }]
    return []
  })
  // In the order in which a suspension locks posts, so that the two do not wait for each other.
  const { rows: made } = await trx.raw<{ rows: unknown[] }>(
    `insert into likes (user_id, post_id, created_at)
     select "userId", "postId", coalesce("createdAt", now())
     from json_to_recordset(?::json) as came ("userId" integer, "postId" integer, "createdAt" timestamptz)
     order by "postId", "userId"
     on conflict do nothing returning 1`,
    [JSON.stringify(rows)],
  )
  totals.made.likes += made.length
  totals.known.likes += rows.length - made.length
}

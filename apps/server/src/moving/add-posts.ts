import type { Located, Work } from './batch.js'
import type { NewPost } from './format.js'
import { postsOf, usersOf } from './run.js'

type Came = Located<NewPost>

/** Makes the posts that have not come before, with one statement; the triggers keep the counts. */
export async function addPosts(work: Work, posts: Came[]): Promise<void> {
  if (posts.length === 0) return
  const { trx, run, totals } = work
  const before = await postsOf(
    trx,
    run,
    posts.flatMap(({ key, replyTo }) => (replyTo === null ? [key] : [key, replyTo])),
  )
  const people = await usersOf(
    trx,
    run,
    posts.flatMap(({ author, hiddenBy, deletedBy }) =>
      [author, hiddenBy, deletedBy].filter((key) => key !== null),
    ),
  )
  const personOf = (key: string | null) => (key === null ? null : (people.get(key) ?? null))
  const ids = await freshIds(work, posts.length)
  const made = new Map<string, object>()
  const idOf = new Map([...before].map(([key, { postId }]) => [key, postId]))

  for (const [index, post] of posts.entries()) {
    const { key, author, replyTo } = post
    const authorId = people.get(author)
    if (isKnown(work, post, { before: before.get(key)?.digest, isTwice: made.has(key) })) continue
    if (authorId === undefined) {
      work.refuse(post.where, `Nothing before it says who its author, ${author}, is.`)
      continue
    }
    if (authorId === null) {
      totals.leftOut.posts += 1
      continue
    }
    const replyToId = replyTo === null ? null : (idOf.get(replyTo) ?? null)
    if (replyTo !== null && replyToId === null) totals.orphans += 1
    const id = ids[index] ?? null
    idOf.set(key, id)
    made.set(key, {
      ...post,
      id,
      authorId,
      replyToId,
      hiddenById: personOf(post.hiddenBy),
      deletedById: personOf(post.deletedBy),
    })
  }
  await insert(work, [...made.values()])
  totals.made.posts += made.size
}

function isKnown(
  { totals, refuse }: Work,
  post: Came,
  { before, isTwice }: { before: string | undefined; isTwice: boolean },
): boolean {
  if (before === undefined && !isTwice) return false
  if (before !== undefined && before !== post.digest) {
    refuse(
      post.where,
      `Another post ${post.key} came from this source before; if this is another source, name it with --source.`,
    )
  } else totals.known.posts += 1
  return true
}

/** Ids beforehand, so that a post and a reply to it can be made by one statement. */
async function freshIds({ trx }: Work, count: number): Promise<number[]> {
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    "select nextval(pg_get_serial_sequence('posts', 'id'))::integer as id from generate_series(1, ?)",
    [count],
  )
  return rows.map(({ id }) => id)
}

async function insert({ trx, run }: Work, posts: object[]): Promise<void> {
  const came = JSON.stringify(posts)
  await trx.raw(
    `insert into posts (id, author_id, content, visible, hidden_by_id, created_at, edited_at, deleted_at, deleted_by_id, reply_to_id)
     overriding system value
     select id, "authorId", content, visible, "hiddenById", coalesce("createdAt", now()), "editedAt", "deletedAt", "deletedById", "replyToId"
     from json_to_recordset(?::json) as came (id integer, "authorId" integer, content text, visible boolean,
       "hiddenById" integer, "createdAt" timestamptz, "editedAt" timestamptz, "deletedAt" timestamptz,
       "deletedById" integer, "replyToId" integer)
     order by id`,
    [came],
  )
  await trx.raw(
    `insert into imported_posts (source_id, key, digest, post_id)
     select ?, key, digest, id from json_to_recordset(?::json) as came (key text, digest text, id integer)`,
    [run.sourceId, came],
  )
}

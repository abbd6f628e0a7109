/**
 * What Postgres can do at its best with Linnet's tables: each answer is one statement that writes the very JSON, off
 * indexes, and reads no row more than the page has. A statement is prepared once a connection.
 */
export interface Statement {
  name: string
  text: string
}

/** What a page's authors are remembered by costs more than looking them up. */
export const settings = '-c enable_memoize=off -c jit=off'

const open = 'posts.visible and posts.deleted_at is null and author.suspended_at is null'

function iso(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"')`
}

function isoOrNull(column: string): string {
  return `coalesce('"' || ${iso(column)} || '"', 'null')`
}

/** A row as JSON without a space, as `JSON.stringify` writes it. */
const post = `'{"id":' || id || ',"author":{"id":' || author_id || ',"handle":"' || handle
  || '","displayName":' || to_json(display_name)::text || '},"content":' || to_json(content)::text
  || ',"visible":true,"createdAt":"' || ${iso('created_at')} || '","editedAt":' || ${isoOrNull('edited_at')}
  || ',"deletedAt":null,"replyToId":' || coalesce(reply_to_id::text, 'null') || ',"likeCount":' || like_count
  || ',"replyCount":' || reply_count || ',"liked":false}'`

const columns = `posts.id, posts.author_id, posts.content, posts.created_at, posts.edited_at, posts.reply_to_id,
  posts.like_count, posts.reply_count, author.handle, author.display_name`

interface List {
  list: string
  from: string
  where: string
  at: string
  id: string
  direction: 'asc' | 'desc'
  limit: number
  /** The number of the cursor's first parameter; a first page has none. */
  cursor?: number
}

/** The rows of a page in their order, and one more, which tells that there are more. */
function rowsOf({ from, where, at, id, direction, limit, cursor }: List): string {
  const after = direction === 'desc' ? '<' : '>'
  const beyond =
    cursor === undefined
      ? ''
      : `and (${at}, ${id}) ${after} ($${cursor}::timestamptz, $${cursor + 1}::integer)`
  return `
    select ${columns}, ${at} as page_at, ${id} as page_id from ${from} join users author on author.id = posts.author_id
    where ${where} and ${open} ${beyond}
    order by ${at} ${direction}, ${id} ${direction} limit ${limit + 1}`
}

function pageOf(rows: string, { list, limit }: Pick<List, 'list' | 'limit'>): string {
  const cursor = `'["${list}","' || ${iso('page_at')} || '",' || page_id || ']'`
  return `
    select '{"items":[' || coalesce(string_agg(${post}, ',') filter (where nth <= ${limit}), '') || '],"nextCursor":'
      || case when count(*) > ${limit} then '"' || translate(
        encode(convert_to(max(${cursor}) filter (where nth = ${limit}), 'UTF8'), 'base64'), E'+/=\\n', '-_'
      ) || '"' else 'null' end || '}' as json
    from (select *, row_number() over () as nth from (${rows}) as page) as numbered`
}

function listed(list: List): string {
  return pageOf(rowsOf(list), list)
}

const newest = {
  list: 'posts',
  at: 'posts.created_at',
  id: 'posts.id',
  direction: 'desc',
  limit: 20,
} as const

const timelineOf = { ...newest, from: 'posts', where: 'posts.reply_to_id is null' }
export const timeline: Statement = { name: 'timeline', text: listed(timelineOf) }
export const timelineAfter: Statement = { name: 'timeline_after', text: listed({ ...timelineOf, cursor: 1 }) }

/** Of one author, who is looked at once, so that only as many posts are read as the page has. */
export const profile: Statement = {
  name: 'profile',
  text: listed({
    ...newest,
    from: `(
      select * from posts where author_id = $1 and reply_to_id is null and visible and deleted_at is null
      order by created_at desc, id desc limit ${newest.limit + 1}
    ) as posts`,
    where: 'true',
  }),
}

export const liked: Statement = {
  name: 'liked',
  text: listed({
    list: 'liked',
    from: 'likes join posts on posts.id = likes.post_id',
    where: 'likes.user_id = $1',
    at: 'likes.created_at',
    id: 'likes.post_id',
    direction: 'desc',
    limit: 20,
  }),
}

export const one: Statement = {
  name: 'one',
  text: `
    select ${post} as json
    from (select ${columns} from posts join users author on author.id = posts.author_id where posts.id = $1 and ${open}) as found`,
}

/** Up to the first that nobody may see, and fifty at most. */
const ancestors = `
  with recursive chain as (
    select ${columns}, 1 as depth from posts start join posts on posts.id = start.reply_to_id
    join users author on author.id = posts.author_id where start.id = $1 and ${open}
    union all
    select ${columns}, depth + 1 from chain join posts on posts.id = chain.reply_to_id
    join users author on author.id = posts.author_id where depth < 50 and ${open}
  )
  select coalesce(string_agg(${post}, ',' order by depth desc), '') from chain`

function threadOf(cursor?: number): string {
  const replies = listed({
    list: 'replies',
    from: 'posts',
    where: 'posts.reply_to_id = $1',
    at: 'posts.created_at',
    id: 'posts.id',
    direction: 'asc',
    limit: 100,
    ...(cursor !== undefined && { cursor }),
  })
  return `
    select '{"ancestors":[' || (${ancestors}) || '],"post":' || json || ',"replies":' || (${replies}) || '}' as json
    from (${one.text}) as post`
}

export const thread: Statement = { name: 'thread', text: threadOf() }
export const threadAfter: Statement = { name: 'thread_after', text: threadOf(2) }

/** With a word that many posts have, a page is found among so few of the newest. The index would read all of them. */
const lookedThrough = 400
/** More posts with a word cost more to read and to put in order than to look through the newest. */
const fewEnough = 2000

function newestWith(posts: string, when: string): string {
  return rowsOf({ ...newest, from: posts, where: `posts.words @@ (select words_asked($1)) and ${when}` })
}

/** Of those with a rare word no more authors are looked at than the page has. */
const byIndex = rowsOf({
  ...newest,
  from: `(
    select posts.* from found join posts using (id)
    where (select count(*) from found) < ${fewEnough} and visible and deleted_at is null
    order by created_at desc, id desc offset 0
  ) as posts`,
  where: 'true',
})

export const search: Statement = {
  name: 'search',
  text: `
    with recent as materialized (${newestWith(`(select * from posts order by created_at desc, id desc limit ${lookedThrough}) as posts`, 'true')}),
    enough as materialized (select count(*) > ${newest.limit} as is_enough from recent),
    found as materialized (select posts_with($1, ${fewEnough}) as id where not (select is_enough from enough))
    ${pageOf(
      `select * from recent where (select is_enough from enough)
      union all (${byIndex})
      union all (${newestWith('posts', `(select count(*) from found) = ${fewEnough}`)})`,
      newest,
    )}`,
}

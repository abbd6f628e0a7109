// What one writes by hand: Fastify, and pg with a query a list.
import Fastify, { type FastifyReply } from 'fastify'
import pg from 'pg'

import { environment } from './environment.js'

const { databaseUrl, port, connections } = environment
const pool = new pg.Pool({ connectionString: databaseUrl, max: connections })
const app = Fastify()

interface PostRow {
  id: number
  author_id: number
  handle: string
  display_name: string
  content: string
  visible: boolean
  created_at: Date
  edited_at: Date | null
  deleted_at: Date | null
  reply_to_id: number | null
  like_count: number
  reply_count: number
  liked_at: Date
}

interface Asked {
  Params: { id: string }
  Querystring: { cursor?: string; limit?: string; text?: string }
}

const columns = `posts.id, posts.author_id, posts.content, posts.visible, posts.created_at, posts.edited_at,
  posts.deleted_at, posts.reply_to_id, posts.like_count, posts.reply_count, users.handle, users.display_name`
const joined = 'posts join users on users.id = posts.author_id'
const open = 'posts.visible and posts.deleted_at is null and users.suspended_at is null'

function postOf(row: PostRow) {
  return {
    id: row.id,
    author: { id: row.author_id, handle: row.handle, displayName: row.display_name },
    content: row.content,
    visible: row.visible,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    deletedAt: row.deleted_at,
    replyToId: row.reply_to_id,
    likeCount: row.like_count,
    replyCount: row.reply_count,
    liked: false,
  }
}

interface List {
  list?: string
  from?: string
  where: string
  values?: unknown[]
  at?: 'posts.created_at' | 'likes.created_at'
  direction?: 'asc' | 'desc'
}

async function pageOf(list: List, { cursor, limit: asked = '20' }: Asked['Querystring']) {
  const { list: name = 'posts', from = joined, where, at = 'posts.created_at', direction = 'desc' } = list
  const limit = Number(asked)
  const values = [...(list.values ?? [])]
  let beyond = ''
  if (cursor !== undefined) {
    const [, moment, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const nth = values.push(moment, id)
    beyond = `and (${at}, posts.id) ${direction === 'desc' ? '<' : '>'} ($${nth - 1}, $${nth})`
  }
  values.push(limit + 1)
  const { rows } = await pool.query<PostRow>(
    `select ${columns}, ${at} as liked_at from ${from} where ${where} and ${open} ${beyond}
    order by ${at} ${direction}, posts.id ${direction} limit $${values.length}`,
    values,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const nextCursor =
    rows.length > limit && last
      ? Buffer.from(JSON.stringify([name, last.liked_at, last.id])).toString('base64url')
      : null
  return { items: items.map(postOf), nextCursor }
}

async function findPost(id: string | number) {
  const { rows } = await pool.query<PostRow>(
    `select ${columns} from ${joined} where posts.id = $1 and ${open}`,
    [id],
  )
  const [row] = rows
  return row && postOf(row)
}

function notFound(reply: FastifyReply) {
  return reply.code(404).send({ reason: 'NotFound' })
}

app.get<Asked>('/api/v1/posts', async ({ query }) => pageOf({ where: 'posts.reply_to_id is null' }, query))

app.get<Asked>('/api/v1/posts/search', async ({ query }) =>
  pageOf({ where: 'posts.words @@ words_asked($1)', values: [query.text] }, query),
)

app.get<Asked>('/api/v1/posts/:id', async ({ params }, reply) => {
  return (await findPost(params.id)) ?? notFound(reply)
})

app.get<Asked>('/api/v1/posts/:id/thread', async ({ params, query }, reply) => {
  const post = await findPost(params.id)
  if (!post) return notFound(reply)
  const replies = await pageOf(
    { list: 'replies', where: 'posts.reply_to_id = $1', values: [params.id], direction: 'asc' },
    query,
  )
  const ancestors = []
  for (let parent = post.replyToId; parent !== null && ancestors.length < 50;) {
    const found = await findPost(parent)
    if (!found) break
    ancestors.unshift(found)
    parent = found.replyToId
  }
  return { ancestors, post, replies }
})

app.get<Asked>('/api/v1/users/:id/posts', async ({ params, query }) =>
  pageOf({ where: 'posts.author_id = $1 and posts.reply_to_id is null', values: [params.id] }, query),
)

app.get<Asked>('/api/v1/users/:id/liked-posts', async ({ params, query }) =>
  pageOf(
    {
      list: 'liked',
      from: `likes join posts on posts.id = likes.post_id join users on users.id = posts.author_id`,
      where: 'likes.user_id = $1',
      values: [params.id],
      at: 'likes.created_at',
    },
    query,
  ),
)

await app.listen({ port, host: '127.0.0.1' })

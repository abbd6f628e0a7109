// What tutorials show: tRPC's own adapter, and Objection's models with their relations fetched.
import { initTRPC, TRPCError } from '@trpc/server'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import knexModule from 'knex'
import { knexSnakeCaseMappers, Model, type QueryBuilder } from 'objection'
import { z } from 'zod'

import { environment } from './environment.js'

const { databaseUrl, port, connections } = environment
Model.knex(
  knexModule({
    client: 'pg',
    connection: databaseUrl,
    pool: { min: 0, max: connections },
    ...knexSnakeCaseMappers(),
  }),
)

class User extends Model {
  static override tableName = 'users'
  declare id: number
  declare handle: string
  declare displayName: string
}

class Post extends Model {
  static override tableName = 'posts'
  declare id: number
  declare content: string
  declare visible: boolean
  declare createdAt: Date
  declare editedAt: Date | null
  declare deletedAt: Date | null
  declare replyToId: number | null
  declare likeCount: number
  declare replyCount: number
  declare author?: User
  static override relationMappings = () => ({
    author: {
      relation: Model.BelongsToOneRelation,
      modelClass: User,
      join: { from: 'posts.authorId', to: 'users.id' },
    },
  })
}

function openPosts() {
  return Post.query()
    .joinRelated('author')
    .withGraphFetched('author')
    .where('posts.visible', true)
    .whereNull('posts.deletedAt')
    .whereNull('author.suspendedAt')
    .select('posts.*')
}

function postOf(post: Post) {
  const { author } = post
  return {
    id: post.id,
    author: { id: author?.id, handle: author?.handle, displayName: author?.displayName },
    content: post.content,
    visible: post.visible,
    createdAt: post.createdAt,
    editedAt: post.editedAt,
    deletedAt: post.deletedAt,
    replyToId: post.replyToId,
    likeCount: post.likeCount,
    replyCount: post.replyCount,
    liked: false,
  }
}

const page = { cursor: z.string().optional(), limit: z.number().min(1).max(100).default(20) }
type Page = z.infer<z.ZodObject<typeof page>>
type Order = { list: string; at: string; direction: 'asc' | 'desc' }
const newestFirst: Order = { list: 'posts', at: 'posts.createdAt', direction: 'desc' }

async function pageOf(query: QueryBuilder<Post>, { list, at, direction }: Order, { cursor, limit }: Page) {
  if (cursor !== undefined) {
    const [, moment, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const after = direction === 'desc' ? '<' : '>'
    query.whereRaw(`(??, posts.id) ${after} (?, ?)`, [at, String(moment), Number(id)])
  }
  const rows = await query
    .select(`${at} as pageAt`)
    .orderBy(at, direction)
    .orderBy('posts.id', direction)
    .limit(limit + 1)
    .castTo<(Post & { pageAt: Date })[]>()
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const nextCursor =
    rows.length > limit && last
      ? Buffer.from(JSON.stringify([list, last.pageAt, last.id])).toString('base64url')
      : null
  return { items: items.map(postOf), nextCursor }
}

async function findPost(id: number) {
  const post = await openPosts().findOne('posts.id', id)
  return post && postOf(post)
}

const t = initTRPC.create()

const appRouter = t.router({
  posts: t.router({
    list: t.procedure
      .input(z.object(page))
      .query(({ input }) => pageOf(openPosts().whereNull('posts.replyToId'), newestFirst, input)),

    search: t.procedure
      .input(z.object({ text: z.string(), ...page }))
      .query(({ input }) =>
        pageOf(openPosts().whereRaw('posts.words @@ words_asked(?)', [input.text]), newestFirst, input),
      ),

    byId: t.procedure.input(z.object({ postId: z.number() })).query(async ({ input }) => {
      const post = await findPost(input.postId)
      if (!post) throw new TRPCError({ code: 'NOT_FOUND' })
      return post
    }),

    thread: t.procedure.input(z.object({ postId: z.number(), ...page })).query(async ({ input }) => {
      const post = await findPost(input.postId)
      if (!post) throw new TRPCError({ code: 'NOT_FOUND' })
      const order: Order = { ...newestFirst, list: 'replies', direction: 'asc' }
      const replies = await pageOf(openPosts().where('posts.replyToId', post.id), order, input)
      const ancestors = []
      for (let parent = post.replyToId; parent !== null && ancestors.length < 50;) {
        const found = await findPost(parent)
        if (!found) break
        ancestors.unshift(found)
        parent = found.replyToId
      }
      return { ancestors, post, replies }
    }),
  }),

  users: t.router({
    posts: t.procedure
      .input(z.object({ userId: z.number(), ...page }))
      .query(({ input }) =>
        pageOf(
          openPosts().where('posts.authorId', input.userId).whereNull('posts.replyToId'),
          newestFirst,
          input,
        ),
      ),

    likedPosts: t.procedure.input(z.object({ userId: z.number(), ...page })).query(({ input }) => {
      const liked = openPosts().join('likes', 'likes.postId', 'posts.id').where('likes.userId', input.userId)
      return pageOf(liked, { list: 'liked', at: 'likes.createdAt', direction: 'desc' }, input)
    }),
  }),
})

createHTTPServer({ router: appRouter, basePath: '/trpc/' }).listen(port, '127.0.0.1')

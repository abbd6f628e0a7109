import {
  Like,
  Post,
  PostRevision,
  ServiceToken,
  Session,
  User,
  type Db,
  type Model,
  type QueryBuilder,
} from '@linnet/db'

import { AppError } from '../errors.js'
import { fetchPage, listIn, startOf } from '../page.js'
import type { ListInput } from '../page.schema.js'
import { serviceTokenOf } from '../service/service-tokens.js'
import { userOf } from '../users/user-views.js'
import type { ExportedLine } from './account.schema.js'

interface Lines {
  items: ExportedLine[]
  nextCursor: string | null
}

interface Part {
  name: string
  read(db: Db, user: User, input: ListInput): Promise<Lines>
}

interface PartOf<Row> {
  name: string
  order: { at: string; id: string }
  query: (db: Db, user: User) => QueryBuilder<Model>
  lineOf: (row: Row, user: User) => ExportedLine
}

function part<Row extends object>({ name, order, query, lineOf }: PartOf<Row>): Part {
  return {
    name,
    async read(db, user, input) {
      const oldestFirst = { list: name, ...order, direction: 'asc' } as const
      const { rows, nextCursor } = await fetchPage<Row>(query(db, user), oldestFirst, input)
      return { items: rows.map((row) => lineOf(row, user)), nextCursor }
    },
  }
}

const ordered = (table: string) => ({ at: `${table}.createdAt`, id: `${table}.id` })

/** In the order in which an import needs them. */
const parts: Part[] = [
  part<User>({
    name: 'export.users',
    order: ordered('users'),
    query: (db, { id }) => User.query(db).select('users.*').where('users.id', id),
    lineOf(row) {
      const { id: _, ...shown } = userOf(row)
      return { type: 'user', ...shown, email: row.email, suspendedAt: row.suspendedAt }
    },
  }),
  part<Post>({
    name: 'export.posts',
    order: ordered('posts'),
    query: (db, { id }) => Post.query(db).select('posts.*').where('posts.authorId', id),
    lineOf(row, user) {
      const { id, content, createdAt, editedAt, replyToId: replyTo, visible, deletedAt } = row
      const ifSelf = (by: number | null) => (by === user.id ? user.handle : null)
      return {
        type: 'post',
        id,
        author: user.handle,
        content,
        createdAt,
        editedAt,
        replyTo,
        visible,
        hiddenBy: ifSelf(row.hiddenById),
        deletedAt,
        deletedBy: ifSelf(row.deletedById),
      }
    },
  }),
  part<PostRevision>({
    name: 'export.revisions',
    order: ordered('postRevisions'),
    query: (db, user) =>
      PostRevision.query(db)
        .join('posts', 'posts.id', 'postRevisions.postId')
        .select('postRevisions.*')
        .where('posts.authorId', user.id),
    lineOf: ({ id, postId: post, content, createdAt: replacedAt }) => ({
      type: 'revision',
      id,
      post,
      content,
      replacedAt,
    }),
  }),
  part<Like>({
    name: 'export.likes',
    order: { at: 'likes.createdAt', id: 'likes.postId' },
    query: (db, { id }) => Like.query(db).select('likes.*').where('likes.userId', id),
    lineOf: ({ postId: post, createdAt }, { handle: user }) => ({ type: 'like', user, post, createdAt }),
  }),
  part<Session>({
    name: 'export.sessions',
    order: ordered('sessions'),
    query: (db, { id }) => Session.query(db).select('sessions.*').where('sessions.userId', id),
    lineOf: ({ id, device, createdAt, lastUsedAt, expiresAt, revokedAt }) => ({
      type: 'session',
      id,
      device,
      createdAt,
      lastUsedAt,
      expiresAt,
      revokedAt,
    }),
  }),
  part<ServiceToken>({
    name: 'export.tokens',
    order: ordered('serviceTokens'),
    query: (db, { id }) =>
      ServiceToken.query(db).select('serviceTokens.*').where('serviceTokens.ownerId', id),
    lineOf(row) {
      const { ownerId: _, ...shown } = serviceTokenOf(row)
      return { type: 'token', ...shown }
    },
  }),
]

/** One page, of one kind of line: the next kind begins a page of its own. */
export async function exportAccount(db: Db, user: User, input: ListInput): Promise<Lines> {
  const { cursor, limit } = input
  const place = cursor === undefined ? 0 : parts.findIndex(({ name }) => name === listIn(cursor))
  const [part, next] = parts.slice(place)
  if (place < 0 || !part) throw new AppError('ValidationFailed')
  const { items, nextCursor } = await part.read(db, user, input)
  if (nextCursor !== null || !next) return { items, nextCursor }
  const onward = startOf(next.name)
  return items.length > 0 ? { items, nextCursor: onward } : exportAccount(db, user, { cursor: onward, limit })
}

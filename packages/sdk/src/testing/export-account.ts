import { userOf } from '@linnet/api/pure'

import type { ExportedLine, Page } from '../api.gen.js'
import { listIn, newestFirst, pageOf, startOf } from './pages.js'
import { refusal } from './refusal.js'
import { serviceTokenOf } from './service-tokens.js'
import type { PostRow, Store, UserRow } from './store.js'

interface Asked {
  cursor?: string | undefined
  limit: number
}

interface Part {
  name: string
  read(input: Asked): Page<ExportedLine>
}

/** One page, of one kind of line: the next kind begins a page of its own. */
export function exportAccount(store: Store, user: UserRow, input: Asked): Page<ExportedLine> {
  const { cursor, limit } = input
  const parts = partsOf(store, user)
  const place = cursor === undefined ? 0 : parts.findIndex(({ name }) => name === listIn(cursor))
  const [part, next] = parts.slice(place)
  if (place < 0 || !part) throw refusal('ValidationFailed')
  const { items, nextCursor } = part.read(input)
  if (nextCursor !== null || !next) return { items, nextCursor }
  const onward = startOf(next.name)
  return items.length > 0
    ? { items, nextCursor: onward }
    : exportAccount(store, user, { cursor: onward, limit })
}

function partOf<Row extends { id: number; createdAt: string }>(
  name: string,
  rows: Row[],
  show: (row: Row) => ExportedLine,
): Part {
  return {
    name,
    read: (input) => pageOf(rows, { list: name, ...newestFirst, direction: 'asc' }, { ...input, show }),
  }
}

function partsOf(store: Store, user: UserRow): Part[] {
  const posts = store.posts.where(({ authorId }) => authorId === user.id)
  const own = new Set(posts.map(({ id }) => id))
  return [
    partOf('export.users', [user], (row) => {
      const { id: _, ...shown } = userOf(row)
      return { type: 'user', ...shown, email: row.email, suspendedAt: row.suspendedAt }
    }),
    partOf('export.posts', posts, (row) => postLine(row, user)),
    partOf(
      'export.revisions',
      store.revisions.where(({ postId }) => own.has(postId)),
      ({ id, postId: post, content, createdAt: replacedAt }) => ({
        type: 'revision',
        id,
        post,
        content,
        replacedAt,
      }),
    ),
    partOf(
      'export.likes',
      store.likes.where(({ userId }) => userId === user.id),
      ({ postId: post, createdAt }) => ({ type: 'like', user: user.handle, post, createdAt }),
    ),
    partOf(
      'export.sessions',
      store.sessions.where(({ userId }) => userId === user.id),
      ({ id, device, createdAt, lastUsedAt, expiresAt, revokedAt }) => ({
        type: 'session',
        id,
        device,
        createdAt,
        lastUsedAt,
        expiresAt,
        revokedAt,
      }),
    ),
    partOf(
      'export.tokens',
      store.serviceTokens.where(({ ownerId }) => ownerId === user.id),
      (row) => {
        const { ownerId: _, ...shown } = serviceTokenOf(row)
        return { type: 'token', ...shown }
      },
    ),
  ]
}

function postLine(row: PostRow, user: UserRow): ExportedLine {
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
}

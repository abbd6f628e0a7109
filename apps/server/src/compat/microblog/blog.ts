import {
  AppError,
  createContext,
  findFirstAdmin,
  findPost,
  setVisible,
  slicePosts,
  updatePost,
  type Api,
  type Post,
} from '@linnet/api'
import type { Db, User } from '@linnet/db'
import type { FastifyRequest } from 'fastify'

import { Failure } from '../failure.js'

/**
 * The blog is what the first admin posts, without the replies to others. Its readers are nobody in particular; its author
 * reads it as an author and not as staff, and so sees what is hidden and not what is deleted.
 */
export type Reader = { id: number; role: 'user' } | null

export function authorReading({ id }: User): Reader {
  return { id, role: 'user' }
}

export async function listBlog(
  db: Db,
  reader: Reader,
  slice: { skip: number; limit: number; direction: 'asc' | 'desc' },
): Promise<Post[]> {
  const author = await findFirstAdmin(db)
  return author ? slicePosts(db, reader, { ...slice, authorId: author.id, replies: false }) : []
}

/** A post's id is what the address says; undefined is an address that cannot be one. */
export async function findBlogPost(db: Db, reader: Reader, postId: number | undefined): Promise<Post> {
  if (postId === undefined) throw new AppError('PostNotFound')
  const [author, post] = await Promise.all([findFirstAdmin(db), findPost(db, reader, postId)])
  if (post.author.id !== author?.id || post.replyToId !== null) throw new AppError('PostNotFound')
  return post
}

/** Words and visibility change together or not at all. */
export async function changeBlogPost(
  { db }: Api,
  author: User,
  change: { postId: number | undefined; content?: string | undefined; visible?: boolean | undefined },
): Promise<Post> {
  const { content, visible } = change
  return db.transaction(async (trx) => {
    const { id: postId } = await findBlogPost(trx, authorReading(author), change.postId)
    if (content !== undefined) await updatePost(trx, author, { postId, as: 'author', content })
    if (visible !== undefined) await setVisible(trx, author, { postId, as: 'author', visible })
    return findBlogPost(trx, authorReading(author), postId)
  })
}

/** The author, from the access token that the login gave: 401 without one, or with one that is over, and 422 for no token. */
export async function authorOf(api: Api, request: FastifyRequest): Promise<User> {
  const { authorization } = request.headers
  if (authorization === undefined) throw new Failure(401, { msg: 'Missing Authorization Header' })
  const [type, token, ...more] = authorization.trim().split(/\s+/)
  if (type !== 'Bearer') throw new Failure(401, { msg: "Missing 'Bearer' type in 'Authorization' header." })
  if (token === undefined || more.length > 0) throw new Failure(422, { msg: 'Bad Authorization header' })

  const facts = { userAgent: request.headers['user-agent'], requestId: request.id, calls: 1 }
  const identity = await createContext(api, { ...facts, authorization: `Bearer ${token}` })
    .identity()
    .catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
      if (error.reason === 'TokenInvalid') throw new Failure(422, { msg: 'Not a valid token' })
      if (error.reason === 'TokenExpired') throw new Failure(401, { msg: 'Token has expired' })
      if (error.reason === 'SessionEnded') throw new Failure(401, { msg: 'Token has been revoked' })
      throw error
    })
  const author = await findFirstAdmin(api.db)
  if (identity.kind !== 'user' || identity.viewer.id !== author?.id) {
    throw new Failure(403, { msg: 'Only the admin of this blog may do this' })
  }
  return identity.viewer
}

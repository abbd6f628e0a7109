import { Like, type Db, type Transaction, type User } from '@linnet/db'

import { findPost } from '../posts/post-views.js'
import type { LikeState } from './likes.schema.js'

/** Idempotent: a second like changes nothing. The database keeps the count, see the migration `keep_counts`. */
export async function likePost(db: Db, viewer: User, postId: number): Promise<LikeState> {
  return db.transaction(async (trx) => {
    await addLike(trx, viewer, postId)
    return likeStateOf(trx, viewer, postId)
  })
}

/** True for the one like that is new, also when many come at once. */
export async function addLike(db: Db, viewer: User, postId: number): Promise<boolean> {
  await findPost(db, viewer, postId)
  const { createdAt } = await Like.query(db)
    .insert({ userId: viewer.id, postId })
    .onConflict(['userId', 'postId'])
    .ignore()
    .returning('createdAt')
  return createdAt !== undefined
}

export async function unlikePost(db: Db, viewer: User, postId: number): Promise<LikeState> {
  return db.transaction(async (trx) => {
    await findPost(trx, viewer, postId)
    await Like.query(trx).deleteById([viewer.id, postId])
    return likeStateOf(trx, viewer, postId)
  })
}

async function likeStateOf(trx: Transaction, viewer: User, postId: number): Promise<LikeState> {
  const { liked, likeCount } = await findPost(trx, viewer, postId)
  return { postId, liked, likeCount }
}

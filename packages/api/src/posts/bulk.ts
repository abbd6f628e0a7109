import { Post, raw, type Db, type PartialModelObject, type User } from '@linnet/db'

import { AppError } from '../errors.js'
import type { BulkAct, BulkAnswer, BulkInput } from './bulk.schema.js'
import { isAuthorsToBringBack } from './posts.js'

type Change = Exclude<BulkAct, 'purge'>

type Known = Pick<Post, 'authorId' | 'visible' | 'hiddenById' | 'deletedAt' | 'deletedById'>

const isMeant: Record<BulkAct, (post: Known, viewer: User) => boolean> = {
  hide: (post, viewer) => post.visible || isAuthorsToBringBack(viewer, post, post.hiddenById),
  show: ({ visible }) => !visible,
  delete: (post, viewer) => post.deletedAt === null || isAuthorsToBringBack(viewer, post, post.deletedById),
  restore: ({ deletedAt }) => deletedAt !== null,
  purge: () => true,
}

const changes: Record<Change, (viewer: User) => PartialModelObject<Post>> = {
  hide: ({ id }) => ({ visible: false, hiddenById: id }),
  show: () => ({ visible: true, hiddenById: null }),
  delete: ({ id }) => ({ deletedAt: raw('coalesce(deleted_at, now())'), deletedById: id }),
  restore: () => ({ deletedAt: null, deletedById: null }),
}

/** Two statements however many posts: lock and look, then change. A post that is not there keeps no other from it. */
export async function actOnPosts(db: Db, viewer: User, { act, postIds }: BulkInput): Promise<BulkAnswer> {
  if (act === 'purge' && viewer.role !== 'admin') throw new AppError('NotAllowed')
  return db.transaction(async (trx) => {
    // What they answer is locked too, for its count of replies changes; in one order, so that two at once do not hang.
    const found = await Post.query(trx)
      .select('id', 'authorId', 'visible', 'hiddenById', 'deletedAt', 'deletedById')
      .whereIn('id', postIds)
      .orWhereIn('id', Post.query(trx).select('replyToId').whereIn('id', postIds))
      .orderBy('id')
      .forUpdate()
    const posts = new Map(found.map((post) => [post.id, post]))
    const outcomes = postIds.map((postId) => {
      const post = posts.get(postId)
      if (!post) return { postId, outcome: 'missing' as const }
      return { postId, outcome: isMeant[act](post, viewer) ? ('done' as const) : ('unchanged' as const) }
    })
    const meant = outcomes.flatMap(({ postId, outcome }) => (outcome === 'done' ? [postId] : []))
    if (meant.length > 0) {
      const which = Post.query(trx).whereIn('id', meant)
      await (act === 'purge' ? which.delete() : which.patch(changes[act](viewer)))
    }
    return { act, posts: outcomes }
  })
}

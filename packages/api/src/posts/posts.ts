import { Post, PostRevision, raw, type Db, type Transaction, type User } from '@linnet/db'

import { AppError } from '../errors.js'
import { limitColumns, mustBeFew, mustBeShort, type Limits } from './post-limits.js'
import { findPost, postOf, readChangedPost } from './post-views.js'
import type { CreatePostInput, Post as PostView } from './posts.schema.js'

export async function createPost(db: Db, author: User, input: CreatePostInput): Promise<PostView> {
  const { content, replyToId, visible } = input
  return db.transaction(async (trx) => {
    if (replyToId !== undefined) await findPost(trx, author, replyToId)
    const post = await Post.query(trx)
      .insert({
        authorId: author.id,
        content,
        visible,
        ...(visible ? {} : { hiddenById: author.id }),
        ...(replyToId !== undefined && { replyToId }),
      })
      .returning(['*', ...limitColumns])
      .castTo<Post & Limits>()
    mustBeShort(content, post)
    await mustBeFew(trx, author.id, post)
    const { handle: authorHandle, displayName: authorDisplayName } = author
    return postOf(Object.assign(post, { authorHandle, authorDisplayName, likedById: null }))
  })
}

interface Change {
  postId: number
  /** Moderators and admins act on anybody's posts; everybody else on their own. */
  as: 'author' | 'staff'
}

/** Keeps what the post said as a revision. An edit that changes nothing is none. */
export async function updatePost(
  db: Db,
  viewer: User,
  change: Change & { content: string },
): Promise<PostView> {
  return changePost(db, viewer, change, async (trx, post) => {
    if (post.content === change.content) return
    const limits = await PostRevision.query(trx)
      .insert({ postId: post.id, content: post.content, editorId: viewer.id })
      .returning(limitColumns)
      .castTo<Limits>()
    mustBeShort(change.content, limits)
    await post.$query(trx).patch({ content: change.content, editedAt: raw('now()') })
  })
}

export async function setVisible(
  db: Db,
  viewer: User,
  change: Change & { visible: boolean },
): Promise<PostView> {
  return changePost(db, viewer, change, async (trx, post) => {
    const isDone = post.visible === change.visible
    if (isDone && (change.visible || !isTakenOver(viewer, post, post.hiddenById, change))) return
    if (change.visible && isHeldFrom(viewer, post.hiddenById, change)) throw new AppError('HeldByModerator')
    await post.$query(trx).patch({ visible: change.visible, hiddenById: change.visible ? null : viewer.id })
  })
}

/** Soft: the post stays in the database, and can be restored. */
export async function deletePost(db: Db, viewer: User, change: Change): Promise<PostView> {
  return changePost(db, viewer, change, async (trx, post) => {
    if (post.deletedAt !== null && !isTakenOver(viewer, post, post.deletedById, change)) return
    await post.$query(trx).patch({ deletedAt: post.deletedAt ?? raw('now()'), deletedById: viewer.id })
  })
}

export async function restorePost(db: Db, viewer: User, change: Change): Promise<PostView> {
  return changePost(db, viewer, change, async (trx, post) => {
    if (post.deletedAt === null) return
    if (isHeldFrom(viewer, post.deletedById, change)) throw new AppError('HeldByModerator')
    await post.$query(trx).patch({ deletedAt: null, deletedById: null })
  })
}

/** For good, with its revisions and likes; its replies stay. */
export async function purgePost(db: Db, postId: number): Promise<{ postId: number }> {
  const gone = await Post.query(db).deleteById(postId)
  if (gone === 0) throw new AppError('PostNotFound')
  return { postId }
}

/** What a moderator took down is not the author's to bring back. */
function isHeldFrom(viewer: User, byId: number | null, { as }: Change): boolean {
  return as === 'author' && byId !== null && byId !== viewer.id
}

/** What its author took away, staff take away once more, so that the author cannot bring it back. */
function isTakenOver(viewer: User, post: Post, byId: number | null, { as }: Change): boolean {
  return as === 'staff' && isAuthorsToBringBack(viewer, post, byId)
}

/** Nobody but its author took it away, and that is not who acts now. */
export function isAuthorsToBringBack(
  { id }: Pick<User, 'id'>,
  { authorId }: Pick<Post, 'authorId'>,
  byId: number | null,
): boolean {
  return id !== authorId && (byId === null || byId === authorId)
}

/** Locks the post, checks that the viewer may change it, changes it, and answers how it stands then. */
async function changePost(
  db: Db,
  viewer: User,
  { postId, as }: Change,
  work: (trx: Transaction, post: Post) => Promise<void>,
): Promise<PostView> {
  return db.transaction(async (trx) => {
    const post = await Post.query(trx).findById(postId).forUpdate()
    if (!post) throw new AppError('PostNotFound')
    if (as === 'author' && post.authorId !== viewer.id) {
      // Somebody else's: not theirs to change if they see it, not there if they do not.
      await findPost(trx, viewer, postId)
      throw new AppError('NotAllowed')
    }
    await work(trx, post)
    return readChangedPost(trx, viewer, postId)
  })
}

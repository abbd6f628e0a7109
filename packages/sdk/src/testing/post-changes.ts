import type { Post } from '../api.gen.js'
import type { SeenBy } from './event-log.js'
import { mustBeFew, mustBeShort } from './instance.js'
import { postOf } from './post-views.js'
import { refusal } from './refusal.js'
import type { PostRow, Store, UserRow } from './store.js'
import { findPost } from './visible.js'

interface NewPost {
  content: string
  replyToId?: number | undefined
  visible: boolean
}

export function createPost(store: Store, author: UserRow, { content, replyToId, visible }: NewPost): Post {
  if (replyToId !== undefined) findPost(store, author, replyToId)
  mustBeShort(store, content)
  mustBeFew(store, author)
  const post = store.posts.add({
    authorId: author.id,
    content,
    visible,
    hiddenById: visible ? null : author.id,
    createdAt: store.now(),
    editedAt: null,
    deletedAt: null,
    deletedById: null,
    replyToId: replyToId ?? null,
  })
  logChange(store, { post })
  return postOf(store, author, post)
}

interface Change {
  viewer: UserRow
  postId: number
  /** Moderators and admins act on anybody's posts; everybody else on their own. */
  as: 'author' | 'staff'
}

export function updatePost(store: Store, change: Change & { content: string }): Post {
  return changePost(store, change, (post) => {
    const { content } = post
    if (content === change.content) return
    mustBeShort(store, change.content)
    store.revisions.add({
      postId: post.id,
      content,
      editorId: change.viewer.id,
      createdAt: store.now(),
    })
    Object.assign(post, { content: change.content, editedAt: store.now() })
  })
}

export function setVisible(store: Store, change: Change & { visible: boolean }): Post {
  const { visible, viewer } = change
  return changePost(store, change, (post) => {
    if (post.visible === visible && (visible || !isTakenOver(change, post, post.hiddenById))) return
    if (visible && isHeldFrom(change, post.hiddenById)) throw refusal('HeldByModerator')
    Object.assign(post, { visible, hiddenById: visible ? null : viewer.id })
  })
}

export function deletePost(store: Store, change: Change): Post {
  return changePost(store, change, (post) => {
    if (post.deletedAt !== null && !isTakenOver(change, post, post.deletedById)) return
    Object.assign(post, { deletedAt: post.deletedAt ?? store.now(), deletedById: change.viewer.id })
  })
}

export function restorePost(store: Store, change: Change): Post {
  return changePost(store, change, (post) => {
    if (post.deletedAt === null) return
    if (isHeldFrom(change, post.deletedById)) throw refusal('HeldByModerator')
    Object.assign(post, { deletedAt: null, deletedById: null })
  })
}

export function purgePost(store: Store, postId: number): { postId: number } {
  const { posts, likes, revisions } = store
  const post = posts.get(postId)
  if (!post) throw refusal('PostNotFound')
  posts.remove([post])
  likes.remove(likes.where((like) => like.postId === postId))
  revisions.remove(revisions.where((revision) => revision.postId === postId))
  for (const reply of posts.where(({ replyToId }) => replyToId === postId)) reply.replyToId = null
  logChange(store, { before: post })
  return { postId }
}

/** What its author took away, staff take away once more, so that the author cannot bring it back. */
function isTakenOver({ as, viewer }: Change, post: PostRow, byId: number | null): boolean {
  return as === 'staff' && isAuthorsToBringBack(viewer, post, byId)
}

/** Nobody but its author took it away, and that is not who acts now. */
export function isAuthorsToBringBack(viewer: UserRow, { authorId }: PostRow, byId: number | null): boolean {
  return viewer.id !== authorId && (byId === null || byId === authorId)
}

/** What a moderator took down is not the author's to bring back. */
function isHeldFrom({ as, viewer }: Change, byId: number | null): boolean {
  return as === 'author' && byId !== null && byId !== viewer.id
}

function changePost(store: Store, { viewer, postId, as }: Change, work: (post: PostRow) => void): Post {
  const post = store.posts.get(postId)
  if (!post) throw refusal('PostNotFound')
  if (as === 'author' && post.authorId !== viewer.id) {
    findPost(store, viewer, postId)
    throw refusal('NotAllowed')
  }
  const before = { ...post }
  work(post)
  logChange(store, { before, post })
  return postOf(store, viewer, post)
}

function seenByOf({ visible, deletedAt }: PostRow): SeenBy {
  if (deletedAt !== null) return 'staff'
  return visible ? 'everyone' : 'author'
}

/** What the server's trigger `log_post` writes. */
function logChange({ log }: Store, { before, post }: { before?: PostRow; post?: PostRow }): void {
  const row = post ?? before
  if (!row) return
  const was = before && seenByOf(before)
  const is = post && seenByOf(post)
  const entry = { subjectId: row.id, authorId: row.authorId }
  if (is && !was) {
    log.add({ ...entry, kind: 'created', seenBy: is })
  } else if (was && (!is || (was !== is && (is === 'staff' || was === 'everyone')))) {
    log.add({ ...entry, kind: 'removed', seenBy: was })
  } else if (is && (was !== is || before?.content !== post.content)) {
    log.add({ ...entry, kind: 'changed', seenBy: is })
  }
  const isCountedAnew = (was === 'everyone') !== (is === 'everyone')
  if (row.replyToId !== null && isCountedAnew) log.add({ kind: 'counts', subjectId: row.replyToId })
}

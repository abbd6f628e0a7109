import { isStaff } from '@linnet/api/pure'

import { refusal } from './refusal.js'
import type { PostRow, Store, UserRow } from './store.js'

export type Viewer = UserRow | null

/** The server's one rule of who sees a post, see its `onlyVisible`. */
export function maySee({ users }: Store, viewer: Viewer, post: PostRow): boolean {
  if (isStaff(viewer)) return true
  if (post.deletedAt !== null) return false
  if (post.authorId === viewer?.id) return true
  return post.visible && users.get(post.authorId)?.suspendedAt === null
}

export function visiblePosts(store: Store, viewer: Viewer, isMeant: (post: PostRow) => boolean): PostRow[] {
  return store.posts.where((post) => isMeant(post) && maySee(store, viewer, post))
}

export function findPost(store: Store, viewer: Viewer, postId: number): PostRow {
  const post = store.posts.get(postId)
  if (!post || !maySee(store, viewer, post)) throw refusal('PostNotFound')
  return post
}

/** A suspended account is there for moderators and admins only. */
export function findUser(
  { users }: Store,
  viewer: Viewer,
  which: { id: number } | { handle: string },
): UserRow {
  const user = users.first((row) => ('id' in which ? row.id === which.id : row.handle === which.handle))
  if (!user || (user.suspendedAt !== null && !isStaff(viewer))) throw refusal('UserNotFound')
  return user
}

import { userRefOf } from '@linnet/api/pure'

import type { LivePost, Post } from '../api.gen.js'
import type { PostRow, Store } from './store.js'
import type { Viewer } from './visible.js'

/** Counted are the likes of accounts that are not suspended, and the replies that the public may see. */
export function livePostOf(store: Store, post: PostRow): LivePost {
  const { users, posts, likes } = store
  const isActive = (userId: number) => users.get(userId)?.suspendedAt === null
  const author = users.get(post.authorId)
  if (!author) throw new Error(`post ${post.id} has no author`)
  return {
    id: post.id,
    author: userRefOf(author),
    content: post.content,
    visible: post.visible,
    createdAt: post.createdAt,
    editedAt: post.editedAt,
    deletedAt: post.deletedAt,
    replyToId: post.replyToId,
    likeCount: likes.where(({ postId, userId }) => postId === post.id && isActive(userId)).length,
    replyCount: posts.where(
      ({ replyToId, visible, deletedAt, authorId }) =>
        replyToId === post.id && visible && deletedAt === null && isActive(authorId),
    ).length,
  }
}

export function postOf(store: Store, viewer: Viewer, post: PostRow): Post {
  const liked =
    viewer !== null &&
    store.likes.first((like) => like.postId === post.id && like.userId === viewer.id) !== undefined
  return { ...livePostOf(store, post), liked }
}

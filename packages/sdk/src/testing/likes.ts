import type { LikeState } from '../api.gen.js'
import { postOf } from './post-views.js'
import type { Store, UserRow } from './store.js'
import { findPost } from './visible.js'

export function setLike(
  store: Store,
  viewer: UserRow,
  { postId, liked }: { postId: number; liked: boolean },
): LikeState {
  const { likes, log } = store
  const post = findPost(store, viewer, postId)
  const like = likes.first((row) => row.postId === postId && row.userId === viewer.id)
  if (liked && !like) likes.add({ postId, userId: viewer.id, createdAt: store.now() })
  if (!liked && like) likes.remove([like])
  if (liked !== (like !== undefined)) log.add({ kind: 'counts', subjectId: postId })
  return { postId, liked, likeCount: postOf(store, viewer, post).likeCount }
}

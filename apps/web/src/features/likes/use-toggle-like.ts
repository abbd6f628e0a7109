import type { Post } from '@linnet/sdk'

import { toastError } from '../../lib/errors'
import { useSocial } from '../../lib/social'
import { useSend } from '../../lib/use-send'

/** Likes a post, or takes the like back. */
export function useToggleLike({ id: postId, liked }: Post) {
  const { posts } = useSocial()
  const send = useSend()
  return () => send((liked ? posts.unlike : posts.like)({ onError: toastError }), { postId })
}

import type { Post } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { toastError } from '../../lib/errors'

/** Likes a post, or takes the like back. */
export function useToggleLike({ id: postId, liked }: Post) {
  const social = useSocial()
  const like = useMutation(social.posts.like({ onError: toastError }))
  const unlike = useMutation(social.posts.unlike({ onError: toastError }))
  return () => (liked ? unlike : like).mutate({ postId })
}

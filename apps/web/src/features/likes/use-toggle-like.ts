import type { Post } from '@linnet/sdk'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { linnet } from '../../client'
import { messageOf } from '../../lib/errors'
import { patchPost } from '../../lib/post-cache'
import { showToast } from '../../lib/toasts'

/** Likes a post, or takes the like back: shown at once, and undone when the server refuses. */
export function useToggleLike(post: Post) {
  const client = useQueryClient()
  const postId = post.id
  const mutationKey = ['like', postId]

  const toggle = useMutation({
    mutationKey,
    // One after the other, so that the last click is the last word.
    scope: { id: mutationKey.join('-') },
    mutationFn: (liked: boolean) => (liked ? linnet.posts.like({ postId }) : linnet.posts.unlike({ postId })),
    onMutate: (liked) => patchPost(client, postId, (cached) => withLike(cached, liked)),
    onSuccess: ({ liked, likeCount }) => {
      // A later click is already shown; its own answer is the one that counts.
      if (client.isMutating({ mutationKey }) > 1) return
      patchPost(client, postId, (cached) => ({ ...cached, liked, likeCount }))
    },
    onError: (error, liked) => {
      patchPost(client, postId, (cached) => withLike(cached, !liked))
      showToast({ message: messageOf(error), tone: 'bad' })
    },
  })

  return () => toggle.mutate(!post.liked)
}

function withLike(post: Post, liked: boolean): Post {
  if (post.liked === liked) return post
  return { ...post, liked, likeCount: post.likeCount + (liked ? 1 : -1) }
}

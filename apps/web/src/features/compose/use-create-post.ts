import { useMutation, useQueryClient } from '@tanstack/react-query'

import { linnet } from '../../client'
import { addPost } from '../../lib/post-cache'
import { showToast } from '../../lib/toasts'

export function useCreatePost() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { content: string; replyToId?: number }) => linnet.posts.create(input),
    onSuccess: (post) => {
      addPost(client, post)
      showToast({ message: post.replyToId === null ? 'Posted.' : 'Reply posted.' })
    },
  })
}

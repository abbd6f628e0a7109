import type { Post } from '@linnet/sdk'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { linnet } from '../../client'
import { replacePost } from '../../lib/post-cache'
import { useViewer } from '../../lib/viewer'

export function useEditPost(post: Post) {
  const client = useQueryClient()
  const own = useViewer()?.id === post.author.id
  return useMutation({
    mutationFn: (content: string) => {
      const change = { postId: post.id, content }
      return own ? linnet.posts.update(change) : linnet.admin.posts.update(change)
    },
    onSuccess: (changed) => replacePost(client, changed),
  })
}

import type { Post } from '@linnet/sdk'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { linnet } from '../../client'
import { messageOf } from '../../lib/errors'
import { patchPost, replacePost } from '../../lib/post-cache'
import { showToast } from '../../lib/toasts'
import { isStaff, useViewer } from '../../lib/viewer'

type Deed = 'hide' | 'show' | 'delete' | 'restore'

const done: Record<Deed, string> = {
  hide: 'Hidden. Only you and the moderators see this post now.',
  show: 'Everybody sees this post again.',
  delete: 'Post deleted.',
  restore: 'Post restored.',
}

/** Hides, shows, deletes or restores a post, with an Undo for what takes it from sight. */
export function useManagePost(): (post: Post, deed: Deed) => void {
  const client = useQueryClient()
  const staff = isStaff(useViewer())

  const { mutate } = useMutation({
    mutationFn: ({ post: { id: postId }, deed }: { post: Post; deed: Deed }) => {
      if (!staff) return linnet.posts[deed]({ postId })
      const { setVisible, delete: remove, restore } = linnet.admin.posts
      if (deed === 'delete') return remove({ postId })
      return deed === 'restore' ? restore({ postId }) : setVisible({ postId, visible: deed === 'show' })
    },
    onSuccess: (changed, { post, deed }) => {
      replacePost(client, changed)
      const { replyToId } = changed
      if (replyToId !== null && post.deletedAt !== changed.deletedAt) {
        const more = changed.deletedAt === null ? 1 : -1
        patchPost(client, replyToId, (parent) => ({ ...parent, replyCount: parent.replyCount + more }))
      }
      const undo = undoOf(deed)
      showToast({
        message: done[deed],
        ...(undo && { action: { label: 'Undo', run: () => manage(changed, undo) } }),
      })
    },
    onError: (error) => showToast({ message: messageOf(error), tone: 'bad' }),
  })

  function manage(post: Post, deed: Deed): void {
    mutate({ post, deed })
  }

  return manage
}

function undoOf(deed: Deed): Deed | undefined {
  if (deed === 'delete') return 'restore'
  return deed === 'hide' ? 'show' : undefined
}

import type { Post } from '@linnet/sdk'

import { toastError } from '../../lib/errors'
import { useSocial } from '../../lib/social'
import { showToast } from '../../lib/toasts'
import { useSend } from '../../lib/use-send'
import { isStaff, useViewer } from '../../lib/viewer'

type Deed = 'hide' | 'show' | 'delete' | 'restore'

/** Hides, shows, deletes or restores a post, with an Undo for what takes it from sight. */
export function useManagePost(): (post: Post, deed: Deed) => void {
  const { posts, admin } = useSocial()
  const staff = isStaff(useViewer())
  const send = useSend()

  function tell(post: Post, deed: Deed): void {
    const undo = undoOf(deed)
    showToast({
      message: `post.done.${deed}`,
      ...(undo && { action: { label: 'action.undo', run: () => manage(post, undo) } }),
    })
  }

  function manage({ id: postId }: Post, deed: Deed): void {
    const told = { onSuccess: (post: Post) => tell(post, deed), onError: toastError }
    if (!staff) send(posts[deed](told), { postId })
    else if (deed === 'delete' || deed === 'restore') send(admin.posts[deed](told), { postId })
    else send(admin.posts.setVisible(told), { postId, visible: deed === 'show' })
  }

  return manage
}

function undoOf(deed: Deed): Deed | undefined {
  if (deed === 'delete') return 'restore'
  return deed === 'hide' ? 'show' : undefined
}

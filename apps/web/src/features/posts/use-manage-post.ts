import type { Post } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { toastError } from '../../lib/errors'
import { showToast } from '../../lib/toasts'
import { isStaff, useViewer } from '../../lib/viewer'

type Deed = 'hide' | 'show' | 'delete' | 'restore'

/** Hides, shows, deletes or restores a post, with an Undo for what takes it from sight. */
export function useManagePost(): (post: Post, deed: Deed) => void {
  const social = useSocial()
  const staff = isStaff(useViewer())
  const tellOf = (deed: Deed) => ({ onSuccess: (post: Post) => tell(post, deed), onError: toastError })

  const { posts, admin } = social
  const mutations = {
    hide: useMutation(posts.hide(tellOf('hide'))),
    show: useMutation(posts.show(tellOf('show'))),
    delete: useMutation((staff ? admin.posts : posts).delete(tellOf('delete'))),
    restore: useMutation((staff ? admin.posts : posts).restore(tellOf('restore'))),
  }
  const setVisible = useMutation(
    admin.posts.setVisible({
      onSuccess: (post) => tell(post, post.visible ? 'show' : 'hide'),
      onError: toastError,
    }),
  )

  function tell(post: Post, deed: Deed): void {
    const undo = undoOf(deed)
    showToast({
      message: `post.done.${deed}`,
      ...(undo && { action: { label: 'action.undo', run: () => manage(post, undo) } }),
    })
  }

  function manage({ id: postId }: Post, deed: Deed): void {
    if (staff && (deed === 'hide' || deed === 'show')) setVisible.mutate({ postId, visible: deed === 'show' })
    else mutations[deed].mutate({ postId })
  }

  return manage
}

function undoOf(deed: Deed): Deed | undefined {
  if (deed === 'delete') return 'restore'
  return deed === 'hide' ? 'show' : undefined
}

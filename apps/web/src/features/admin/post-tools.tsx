import type { Post } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { useSocial } from '../../lib/social'
import { Button } from '../../components/button'
import { ConfirmDialog } from '../../components/dialog'
import { toastError } from '../../lib/errors'
import { showToast } from '../../lib/toasts'
import { isAdmin, useViewer } from '../../lib/viewer'
import { HistoryDialog } from './history-dialog'

interface PostToolsProps {
  post: Post
  onManage: (post: Post, deed: 'hide' | 'show' | 'delete' | 'restore') => void
}

/** What moderators do with a post, and what only an admin may: to purge it. */
export function PostTools({ post, onManage }: PostToolsProps) {
  const social = useSocial()
  const admin = isAdmin(useViewer())
  const purge = useMutation(
    social.admin.posts.purge({
      onSuccess: () => showToast({ message: 'The post is gone for good.' }),
      onError: toastError,
    }),
  )
  const [asking, setAsking] = useState<'delete' | 'purge' | 'history'>()
  const close = () => setAsking(undefined)
  const deleted = post.deletedAt !== null

  return (
    <>
      {!deleted && (
        <Button
          icon={post.visible ? 'hide' : 'show'}
          onClick={() => onManage(post, post.visible ? 'hide' : 'show')}
        >
          {post.visible ? 'Hide' : 'Show'}
        </Button>
      )}
      {deleted ? (
        <Button icon="restore" onClick={() => onManage(post, 'restore')}>
          Restore
        </Button>
      ) : (
        <Button icon="delete" onClick={() => setAsking('delete')}>
          Delete
        </Button>
      )}
      {admin && deleted && (
        <Button look="danger" icon="delete" busy={purge.isPending} onClick={() => setAsking('purge')}>
          Purge
        </Button>
      )}
      {post.editedAt !== null && (
        <Button icon="history" onClick={() => setAsking('history')}>
          History
        </Button>
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title="Delete this post?"
          action="Delete"
          onConfirm={() => onManage(post, 'delete')}
          onClose={close}
        >
          Nobody but the moderators will see it. It can be restored.
        </ConfirmDialog>
      )}
      {asking === 'purge' && (
        <ConfirmDialog
          title="Purge this post?"
          action="Purge"
          onConfirm={() => purge.mutate({ postId: post.id })}
          onClose={close}
        >
          It goes for good, with its likes and everything that it ever said. This cannot be undone.
        </ConfirmDialog>
      )}
      {asking === 'history' && <HistoryDialog post={post} onClose={close} />}
    </>
  )
}

import type { Post } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { useSocial } from '../../lib/social'
import { Button, ButtonLink } from '../../components/button'
import { ConfirmDialog } from '../../components/dialog'
import { toastError } from '../../lib/errors'
import { showToast } from '../../lib/toasts'
import { isAdmin, useViewer } from '../../lib/viewer'
import { useText } from '../../lib/text'

interface PostToolsProps {
  post: Post
  onManage: (post: Post, deed: 'hide' | 'show' | 'delete' | 'restore') => void
}

/** What moderators do with a post, and what only an admin may: to purge it. */
export function PostTools({ post, onManage }: PostToolsProps) {
  const t = useText()
  const admin = isAdmin(useViewer())
  /** Takes the focus when this post goes away. */
  const next = useRef<HTMLElement>(null)
  const purge = usePurge(() => next.current?.focus())
  const [asking, setAsking] = useState<'delete' | 'purge'>()
  const close = () => setAsking(undefined)
  const deleted = post.deletedAt !== null

  return (
    <>
      {!deleted && (
        <Button
          icon={post.visible ? 'hide' : 'show'}
          onClick={() => onManage(post, post.visible ? 'hide' : 'show')}
        >
          {t(post.visible ? 'post.hide' : 'post.show')}
        </Button>
      )}
      {deleted ? (
        <Button icon="restore" onClick={() => onManage(post, 'restore')}>
          {t('post.restore')}
        </Button>
      ) : (
        <Button icon="delete" onClick={() => setAsking('delete')}>
          {t('post.delete')}
        </Button>
      )}
      {admin && deleted && (
        <Button look="danger" icon="delete" busy={purge.isPending} onClick={() => setAsking('purge')}>
          {t('admin.purge')}
        </Button>
      )}
      {admin && (
        <ButtonLink
          icon="history"
          href={`/admin/audit?post=${post.id}`}
          aria-label={t('audit.ofPost')}
          title={t('audit.ofPost')}
        />
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title={t('admin.askDelete')}
          action={t('post.delete')}
          onConfirm={() => onManage(post, 'delete')}
          onClose={close}
        >
          {t('admin.deleteMeans')}
        </ConfirmDialog>
      )}
      {asking === 'purge' && (
        <ConfirmDialog
          title={t('admin.askPurge')}
          action={t('admin.purge')}
          onConfirm={() => {
            next.current = neighbour()
            purge.mutate({ postId: post.id })
          }}
          onClose={close}
        >
          {t('admin.purgeMeans')}
        </ConfirmDialog>
      )}
    </>
  )
}

function usePurge(onPurged: () => void) {
  const { purge } = useSocial().admin.posts
  const onSuccess = () => {
    showToast({ message: 'admin.purged' })
    onPurged()
  }
  return useMutation(purge({ onSuccess, onError: toastError }))
}

/** The post after the one that has the focus, or before. */
function neighbour(): HTMLElement | null {
  const post = document.activeElement?.closest('article')
  const other = post?.nextElementSibling ?? post?.previousElementSibling
  return other instanceof HTMLElement ? other : null
}

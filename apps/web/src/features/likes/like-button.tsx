import type { Post } from '@linnet/sdk'
import { navigate } from 'wouter/use-browser-location'

import { ActionForm } from '../../components/action-form'
import { Icon } from '../../components/icon'
import actions from '../../components/action.module.css'
import { signInPath } from '../../lib/next-path'
import { usePath } from '../../lib/path'
import { useViewer } from '../../lib/viewer'
import styles from './like-button.module.css'
import { useToggleLike } from './use-toggle-like'
import { useText } from '../../lib/text'

export function LikeButton({ post }: { post: Post }) {
  const t = useText()
  const viewer = useViewer()
  const toggle = useToggleLike(post)
  const path = usePath()
  const { liked, likeCount } = post

  return (
    <ActionForm
      action={`/posts/${post.id}/${liked ? 'unlike' : 'like'}`}
      act={viewer ? toggle : () => navigate(signInPath(path))}
    >
      <button
        type="submit"
        data-shortcut="like"
        className={`${actions.action} ${styles.like}`}
        aria-pressed={liked}
        aria-label={t('post.like', { count: likeCount })}
        disabled={post.deletedAt !== null}
      >
        <Icon name="like" filled={liked} />
        <span>{likeCount > 0 && likeCount}</span>
      </button>
    </ActionForm>
  )
}

import type { Post } from '@linnet/sdk'
import { Link } from 'wouter'

import actions from '../../components/action.module.css'
import { Icon } from '../../components/icon'
import { useText } from '../../lib/text'

export function ReplyLink({ post: { id, replyCount } }: { post: Post }) {
  const t = useText()
  return (
    <Link
      href={`/posts/${id}`}
      className={actions.action}
      aria-label={t('post.reply', { count: replyCount })}
    >
      <Icon name="reply" />
      <span>{replyCount > 0 && replyCount}</span>
    </Link>
  )
}

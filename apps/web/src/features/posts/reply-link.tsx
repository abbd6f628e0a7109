import type { Post } from '@linnet/sdk'
import { Link } from 'wouter'

import actions from '../../components/action.module.css'
import { Icon } from '../../components/icon'

export function ReplyLink({ post: { id, replyCount } }: { post: Post }) {
  return (
    <Link
      href={`/posts/${id}`}
      className={actions.action}
      aria-label={replyCount === 1 ? 'Reply, 1 reply' : `Reply, ${replyCount} replies`}
    >
      <Icon name="reply" />
      <span>{replyCount > 0 && replyCount}</span>
    </Link>
  )
}

import type { Post } from '@linnet/sdk'
import type { MouseEvent } from 'react'
import actions from '../../components/action.module.css'
import { Icon } from '../../components/icon'
import { useText } from '../../lib/text'

interface ReplyLinkProps {
  post: Post
  onReply?: (() => void) | undefined
}

/** To the post's own page, or where the post stands when `onReply` answers it there. */
export function ReplyLink({ post: { id, replyCount }, onReply }: ReplyLinkProps) {
  const t = useText()
  return (
    <a
      href={`/posts/${id}`}
      className={actions.action}
      data-shortcut="reply"
      onClick={onReply && ((event: MouseEvent) => here(event, onReply))}
      aria-label={t('post.reply', { count: replyCount })}
    >
      <Icon name="reply" />
      <span>{replyCount > 0 && replyCount}</span>
    </a>
  )
}

/** A press that asks for another tab or window gets one. */
function here(event: MouseEvent, act: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  act()
}

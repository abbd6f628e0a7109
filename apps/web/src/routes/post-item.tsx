import type { Post } from '@linnet/sdk'
import { memo, useRef, useState } from 'react'

import { RichText } from '../components/rich-text'
import { Composer } from '../features/compose/composer'
import { LikeButton } from '../features/likes/like-button'
import { EditForm } from '../features/posts/edit-form'
import { PostCard } from '../features/posts/post-card'
import { PostMenu } from '../features/posts/post-menu'
import { ReplyLink } from '../features/posts/reply-link'
import { useViewer } from '../lib/viewer'

interface PostItemProps {
  post: Post
  place?: 'feed' | 'focus' | 'above' | 'reply'
  /** What answering it does, where there is a place for that already. */
  onReply?: () => void
}

/** A post with all that one can do with it, wherever posts are listed. */
export const PostItem = memo(function PostItem({ post, place, onReply }: PostItemProps) {
  const viewer = useViewer()
  const [writing, setWriting] = useState<'edit' | 'reply'>()
  const box = useRef<HTMLDivElement>(null)
  const mayReply = viewer !== null && post.deletedAt === null

  /** What was written in goes away: the focus goes back to the post that it belongs to. */
  function done(): void {
    box.current?.closest('article')?.focus({ preventScroll: true })
    setWriting(undefined)
  }

  return (
    <PostCard
      post={post}
      place={place}
      menu={<PostMenu post={post} onEdit={() => setWriting('edit')} />}
      actions={
        writing !== 'edit' && (
          <>
            <LikeButton post={post} />
            <ReplyLink
              post={post}
              onReply={mayReply ? (onReply ?? (() => setWriting('reply'))) : undefined}
            />
          </>
        )
      }
      below={
        writing === 'reply' &&
        mayReply && (
          <div ref={box}>
            <Composer replyToId={post.id} inPlace onDone={done} />
          </div>
        )
      }
    >
      {writing === 'edit' ? (
        <div ref={box}>
          <EditForm post={post} onDone={done} />
        </div>
      ) : (
        <RichText text={post.content} large={place === 'focus'} />
      )}
    </PostCard>
  )
})

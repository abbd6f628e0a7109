import type { Post } from '@linnet/sdk'
import { memo, useState } from 'react'

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
  const done = () => setWriting(undefined)
  const mayReply = viewer !== null && post.deletedAt === null
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
      below={writing === 'reply' && mayReply && <Composer replyToId={post.id} inPlace onDone={done} />}
    >
      {writing === 'edit' ? (
        <EditForm post={post} onDone={done} />
      ) : (
        <RichText text={post.content} large={place === 'focus'} />
      )}
    </PostCard>
  )
})

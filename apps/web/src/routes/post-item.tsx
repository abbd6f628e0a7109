import type { Post } from '@linnet/sdk'
import { memo, useState } from 'react'

import { RichText } from '../components/rich-text'
import { LikeButton } from '../features/likes/like-button'
import { EditForm } from '../features/posts/edit-form'
import { PostCard } from '../features/posts/post-card'
import { PostMenu } from '../features/posts/post-menu'
import { ReplyLink } from '../features/posts/reply-link'

interface PostItemProps {
  post: Post
  place?: 'feed' | 'focus' | 'above' | 'reply'
}

/** A post with all that one can do with it, wherever posts are listed. */
export const PostItem = memo(function PostItem({ post, place }: PostItemProps) {
  const [editing, setEditing] = useState(false)
  return (
    <PostCard
      post={post}
      place={place}
      menu={<PostMenu post={post} onEdit={() => setEditing(true)} />}
      actions={
        !editing && (
          <>
            <LikeButton post={post} />
            <ReplyLink post={post} />
          </>
        )
      }
    >
      {editing ? (
        <EditForm post={post} onDone={() => setEditing(false)} />
      ) : (
        <RichText text={post.content} large={place === 'focus'} />
      )}
    </PostCard>
  )
})

import type { Post } from '@linnet/sdk'
import { useState } from 'react'

import { Button } from '../../components/button'
import { PostField } from '../../components/post-field'
import { messageOf } from '../../lib/errors'
import { useEditPost } from './use-edit-post'

/** A post's text, where it stands, to be changed. */
export function EditForm({ post, onDone }: { post: Post; onDone: () => void }) {
  const [text, setText] = useState(post.content)
  const edit = useEditPost(post)
  return (
    <PostField
      label="Edit this post"
      text={text}
      onText={setText}
      onSubmit={() => edit.mutate(text, { onSuccess: onDone })}
      onEscape={onDone}
      error={edit.error && messageOf(edit.error)}
      busy={edit.isPending}
      action="Save"
      autoFocus
    >
      <Button onClick={onDone}>Cancel</Button>
    </PostField>
  )
}

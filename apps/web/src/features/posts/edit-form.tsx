import type { Post } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { useSocial } from '../../lib/social'
import { Button } from '../../components/button'
import { PostField } from '../../components/post-field'
import { messageOf } from '../../lib/errors'
import { useViewer } from '../../lib/viewer'
import { useText } from '../../lib/text'

/** A post's text, where it stands, to be changed. */
export function EditForm({ post, onDone }: { post: Post; onDone: () => void }) {
  const t = useText()
  const social = useSocial()
  const [text, setText] = useState(post.content)
  const own = useViewer()?.id === post.author.id
  const edit = useMutation((own ? social : social.admin).posts.update())
  return (
    <PostField
      label={t('post.editing')}
      text={text}
      onText={setText}
      onSubmit={() => edit.mutate({ postId: post.id, content: text }, { onSuccess: onDone })}
      onEscape={onDone}
      error={edit.error && t(messageOf(edit.error))}
      busy={edit.isPending}
      action={t('post.save')}
      autoFocus
    >
      <Button onClick={onDone}>{t('action.cancel')}</Button>
    </PostField>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'

import { useSocial } from '../../lib/social'
import { PostField } from '../../components/post-field'
import { messageOf } from '../../lib/errors'
import { useFailedForm, usePage } from '../../lib/page-state'
import { showToast } from '../../lib/toasts'
import { useDraft } from './use-draft'
import styles from './composer.module.css'

/** Writes a post, or a reply to one. The text goes only when the server has it. */
export function Composer({ replyToId }: { replyToId?: number }) {
  const social = useSocial()
  const reply = replyToId !== undefined
  const failed = useFailedForm(reply ? 'reply' : 'post')
  const { formKey } = usePage()
  const [path] = useLocation()
  const [text, setText] = useDraft(reply ? `reply-${replyToId}` : 'post', failed?.values['content'])
  const create = useMutation(
    social.posts.create({
      onSuccess: () => showToast({ message: reply ? 'Reply posted.' : 'Posted.' }),
    }),
  )

  function send(): void {
    create.mutate({ content: text, ...(reply && { replyToId }) }, { onSuccess: () => setText('') })
  }

  return (
    <div className={styles.composer}>
      <PostField
        label={reply ? 'Your reply' : 'New post'}
        placeholder={reply ? 'Write a reply' : 'What is on your mind?'}
        text={text}
        form={{
          action: '/posts',
          fields: { key: formKey, next: path, ...(reply && { replyToId: String(replyToId) }) },
        }}
        onText={setText}
        onSubmit={send}
        error={create.error ? messageOf(create.error) : (failed?.message ?? null)}
        busy={create.isPending}
        action={reply ? 'Reply' : 'Post'}
      />
    </div>
  )
}

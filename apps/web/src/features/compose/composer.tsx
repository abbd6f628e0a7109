import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
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
  const { text, setText, sendingKey } = useDraft(
    reply ? `reply-${replyToId}` : 'post',
    failed?.values['content'],
  )
  const [hidden, setHidden] = useState(failed?.values['hidden'] !== undefined)
  const create = useMutation(
    social.posts.create({
      idempotencyKey: sendingKey,
      onSuccess: ({ visible }) => showToast({ message: doneWith({ reply, visible }) }),
    }),
  )

  function send(): void {
    create.mutate(
      { content: text, visible: !hidden, ...(reply && { replyToId }) },
      {
        onSuccess() {
          setText('')
          setHidden(false)
        },
      },
    )
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
        action={reply ? 'Reply' : create.isError ? 'Try again' : 'Post'}
      >
        <label className={styles.hidden}>
          <input
            type="checkbox"
            name="hidden"
            checked={hidden}
            onChange={({ target }) => setHidden(target.checked)}
          />
          Only me for now
        </label>
      </PostField>
    </div>
  )
}

function doneWith({ reply, visible }: { reply: boolean; visible: boolean }): string {
  if (!visible) return 'Kept. Only you and the moderators see it.'
  return reply ? 'Reply posted.' : 'Posted.'
}

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'

import { useSocial } from '../../lib/social'
import { PostField } from '../../components/post-field'
import { messageFor, messageOf } from '../../lib/errors'
import { useFailedForm, usePage } from '../../lib/page-state'
import { usePath } from '../../lib/path'
import { showToast } from '../../lib/toasts'
import { useDraft } from './use-draft'
import styles from './composer.module.css'
import { useText, type MessageKey } from '../../lib/text'

interface ComposerProps {
  replyToId?: number
  /** Under the post that it answers, where it has just been asked for. */
  inPlace?: boolean
  onDone?: () => void
}

/** Writes a post, or a reply to one. The text goes only when the server has it. */
export function Composer({ replyToId, inPlace = false, onDone }: ComposerProps) {
  const t = useText()
  const social = useSocial()
  const reply = replyToId !== undefined
  const failed = useFailedForm(reply ? 'reply' : 'post')
  const { formKey } = usePage()
  const isAsked = useSearchParams()[0].has('write')
  const path = usePath()
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

  const problem = create.error ? messageOf(create.error) : failed && messageFor(failed.reason)

  function send(): void {
    create.mutate(
      { content: text, visible: !hidden, ...(reply && { replyToId }) },
      {
        onSuccess() {
          setText('')
          setHidden(false)
          onDone?.()
        },
      },
    )
  }

  return (
    <div className={styles.composer} data-in-place={inPlace}>
      <PostField
        label={t(reply ? 'compose.reply' : 'compose.post')}
        placeholder={t(reply ? 'compose.replyHint' : 'compose.postHint')}
        text={text}
        form={{
          action: '/posts',
          fields: { key: formKey, next: path, ...(reply && { replyToId: String(replyToId) }) },
        }}
        onText={setText}
        onSubmit={send}
        onEscape={onDone}
        autoFocus={inPlace || isAsked}
        error={problem === undefined ? null : t(problem)}
        busy={create.isPending}
        action={t(reply ? 'compose.sendReply' : create.isError ? 'action.tryAgain' : 'compose.sendPost')}
      >
        <label className={styles.hidden}>
          <input
            type="checkbox"
            name="hidden"
            checked={hidden}
            onChange={({ target }) => setHidden(target.checked)}
          />
          {t('compose.onlyMe')}
        </label>
      </PostField>
    </div>
  )
}

function doneWith({ reply, visible }: { reply: boolean; visible: boolean }): MessageKey {
  if (!visible) return 'compose.kept'
  return reply ? 'compose.replied' : 'compose.posted'
}

import { PostField } from '../../components/post-field'
import { messageOf } from '../../lib/errors'
import { useCreatePost } from './use-create-post'
import { useDraft } from './use-draft'
import styles from './composer.module.css'

/** Writes a post, or a reply to one. The text goes only when the server has it. */
export function Composer({ replyToId }: { replyToId?: number }) {
  const [text, setText] = useDraft(replyToId === undefined ? 'post' : `reply-${replyToId}`)
  const create = useCreatePost()
  const reply = replyToId !== undefined

  function send(): void {
    create.mutate({ content: text, ...(reply && { replyToId }) }, { onSuccess: () => setText('') })
  }

  return (
    <div className={styles.composer}>
      <PostField
        label={reply ? 'Your reply' : 'New post'}
        placeholder={reply ? 'Write a reply' : 'What is on your mind?'}
        text={text}
        onText={setText}
        onSubmit={send}
        error={create.error && messageOf(create.error)}
        busy={create.isPending}
        action={reply ? 'Reply' : 'Post'}
      />
    </div>
  )
}

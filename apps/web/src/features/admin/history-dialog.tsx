import { useQuery } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { RichText } from '../../components/rich-text'
import { Failure, Skeleton } from '../../components/states'
import { Time } from '../../components/time'
import styles from './history-dialog.module.css'

/** Everything that a post ever said, the newest first. */
export function HistoryDialog({ postId, onClose }: { postId: number; onClose: () => void }) {
  const social = useSocial()
  const { data, isPending, isError, error, refetch } = useQuery(social.admin.posts.byId({ postId }))
  return (
    <Dialog title="History of this post" buttons={<Button type="submit">Close</Button>} onClose={onClose}>
      {isPending && <Skeleton rows={2} />}
      {isError && <Failure error={error} onRetry={refetch} />}
      {data && (
        <ol className={styles.history}>
          <li>
            <p className={styles.when}>Now</p>
            <RichText text={data.post.content} />
          </li>
          {data.revisions.map(({ id, content, replacedAt, editor }) => (
            <li key={id}>
              <p className={styles.when}>
                Until <Time at={replacedAt} />
                {editor && `, changed by @${editor.handle}`}
              </p>
              <RichText text={content} />
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  )
}

import type { Post } from '@linnet/sdk'
import { useInfiniteQuery } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { RichText } from '../../components/rich-text'
import { Failure, Skeleton } from '../../components/states'
import { Time } from '../../components/time'
import styles from './history-dialog.module.css'

/** Everything that a post ever said, the newest first. */
export function HistoryDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const social = useSocial()
  const history = useInfiniteQuery(social.posts.history({ postId: post.id }))
  const { data, isPending, isError, error, hasNextPage, isFetchingNextPage } = history
  return (
    <Dialog title="History of this post" buttons={<Button type="submit">Close</Button>} onClose={onClose}>
      {isPending && <Skeleton rows={2} />}
      {data && (
        <ol className={styles.history}>
          <li>
            <p className={styles.when}>Now</p>
            <RichText text={post.content} />
          </li>
          {data.map(({ id, content, replacedAt, editor }) => (
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
      {isError && (
        <Failure error={error} onRetry={() => (data ? history.fetchNextPage() : history.refetch())} />
      )}
      {hasNextPage && !isError && (
        <Button busy={isFetchingNextPage} onClick={() => history.fetchNextPage()}>
          Show older
        </Button>
      )}
    </Dialog>
  )
}

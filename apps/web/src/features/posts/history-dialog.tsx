import type { Post } from '@linnet/sdk'
import { useInfiniteQuery } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { RichText } from '../../components/rich-text'
import { Failure, Skeleton } from '../../components/states'
import { Time } from '../../components/time'
import styles from './history-dialog.module.css'
import { Text, useText } from '../../lib/text'

/** Everything that a post ever said, the newest first. */
export function HistoryDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const t = useText()
  const social = useSocial()
  const history = useInfiniteQuery(social.posts.history({ postId: post.id }))
  const { data, isPending, isError, error, hasNextPage, isFetchingNextPage } = history
  return (
    <Dialog
      title={t('history.title')}
      buttons={<Button type="submit">{t('action.close')}</Button>}
      onClose={onClose}
    >
      {isPending && <Skeleton rows={2} />}
      {data && (
        <ol className={styles.history}>
          <li>
            <p className={styles.when}>{t('history.now')}</p>
            <RichText text={post.content} />
          </li>
          {data.map(({ id, content, replacedAt, editor }) => (
            <li key={id}>
              <p className={styles.when}>
                <Text
                  of={editor ? 'history.untilBy' : 'history.until'}
                  values={{ time: <Time at={replacedAt} />, handle: editor?.handle }}
                />
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
          {t('history.older')}
        </Button>
      )}
    </Dialog>
  )
}

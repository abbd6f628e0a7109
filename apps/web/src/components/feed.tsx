import type { ReactNode } from 'react'

import { Button, ButtonLink } from './button'
import { Empty, Failure, Skeleton } from './states'
import styles from './feed.module.css'
import { useText } from '../lib/text'

/** What a feed needs of a paged query; React Query's answer fits. */
export interface Paged {
  isPending: boolean
  isLoadingError: boolean
  isFetching: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  hasNextPage: boolean
  error: unknown
  fetchNextPage: () => unknown
  refetch: () => unknown
}

interface FeedProps<Item> {
  label: string
  query: Paged
  items: readonly Item[]
  children: (item: Item) => ReactNode
  empty: ReactNode
  /** `list` for what is no article, such as accounts. */
  role?: 'feed' | 'list'
  /** The address that the list goes on at where no script can read on. */
  olderHref?: string | undefined
}

/** A list that grows as one reads on, in each of its states. */
export function Feed<Item>(props: FeedProps<Item>) {
  const { label, query, items, children, empty, role = 'feed', olderHref } = props
  if (query.isPending) return <Skeleton />
  if (query.isLoadingError) return <Failure error={query.error} onRetry={query.refetch} />
  if (items.length === 0 && !query.hasNextPage) return <Empty>{empty}</Empty>
  return (
    <>
      <div role={role} aria-label={label} aria-busy={query.isFetching} className={styles.feed}>
        {items.map(children)}
      </div>
      {query.hasNextPage && <More key={items.length} query={query} olderHref={olderHref} />}
    </>
  )
}

function More({ query, olderHref }: { query: Paged; olderHref: string | undefined }) {
  const t = useText()
  const { fetchNextPage, isFetchingNextPage, isFetchNextPageError, error } = query
  if (isFetchNextPageError) return <Failure error={error} onRetry={fetchNextPage} />
  return (
    <div
      className={styles.more}
      ref={(element) => {
        if (!element || isFetchingNextPage) return
        const reached = new IntersectionObserver(
          // A page that is busy is told of several crossings at once, and the last is how it stands.
          (crossings) => {
            if (crossings.at(-1)?.isIntersecting) void fetchNextPage()
          },
          { rootMargin: '600px' },
        )
        reached.observe(element)
        return () => reached.disconnect()
      }}
    >
      <div className="needs-scripts">
        <Button busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t(isFetchingNextPage ? 'state.loading' : 'feed.more')}
        </Button>
      </div>
      {olderHref !== undefined && (
        <div className="without-scripts">
          <ButtonLink href={olderHref}>{t('feed.more')}</ButtonLink>
        </div>
      )}
    </div>
  )
}

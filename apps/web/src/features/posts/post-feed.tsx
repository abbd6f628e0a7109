import type { Post } from '@linnet/sdk'
import type { ReactNode } from 'react'

import { Feed, type Paged } from '../../components/feed'

interface PostFeedProps {
  label: string
  olderHref?: string | undefined
  query: Paged & { data: Post[] | undefined }
  empty: ReactNode
  children: (post: Post) => ReactNode
}

export function PostFeed({ label, olderHref, query, empty, children }: PostFeedProps) {
  return (
    <Feed label={label} olderHref={olderHref} query={query} items={query.data ?? []} empty={empty}>
      {children}
    </Feed>
  )
}

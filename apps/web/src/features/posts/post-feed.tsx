import type { Post } from '@linnet/sdk'
import type { ReactNode } from 'react'

import { Feed, type Paged } from '../../components/feed'

interface PostFeedProps {
  label: string
  query: Paged & { data: Post[] | undefined }
  empty: ReactNode
  children: (post: Post) => ReactNode
}

export function PostFeed({ label, query, empty, children }: PostFeedProps) {
  return (
    <Feed label={label} query={query} items={query.data ?? []} empty={empty}>
      {children}
    </Feed>
  )
}

import type { Post } from '@linnet/sdk'
import type { ReactNode } from 'react'

import { Feed, type Paged } from '../../components/feed'
import { isStaff, useViewer } from '../../lib/viewer'

interface PostFeedProps {
  label: string
  query: Paged & { data: Post[] | undefined }
  empty: ReactNode
  children: (post: Post) => ReactNode
}

/** A list of posts. What was deleted a moment ago stays cached, so that Undo finds it; only moderators still see it. */
export function PostFeed({ label, query, empty, children }: PostFeedProps) {
  const staff = isStaff(useViewer())
  const posts = query.data?.filter(({ deletedAt }) => staff || deletedAt === null) ?? []
  return (
    <Feed label={label} query={query} items={posts} empty={empty}>
      {children}
    </Feed>
  )
}

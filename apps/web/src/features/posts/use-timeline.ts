import { useInfiniteQuery } from '@tanstack/react-query'

import { linnet } from '../../client'
import { firstPage, itemsOf, nextPage } from '../../lib/paging'
import { postKeys } from '../../lib/post-cache'

export function useTimeline() {
  return useInfiniteQuery({
    queryKey: postKeys.timeline,
    queryFn: ({ pageParam: cursor, signal }) => linnet.posts.list({ cursor }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
    select: itemsOf,
  })
}

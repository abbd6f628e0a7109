import type { Thread } from '@linnet/sdk'
import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'

import { linnet } from '../../client'
import { firstPage, itemsOf, nextPage } from '../../lib/paging'
import { postKeys } from '../../lib/post-cache'

export function useThread(postId: number) {
  return useInfiniteQuery({
    queryKey: postKeys.thread(postId),
    queryFn: ({ pageParam: cursor, signal }) => linnet.posts.thread({ postId, cursor }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: ({ replies }) => nextPage(replies),
    select: threadOf,
  })
}

function threadOf({ pages, pageParams }: InfiniteData<Thread, string | undefined>) {
  const first = pages[0]
  return {
    ancestors: first?.ancestors ?? [],
    post: first?.post,
    replies: itemsOf({ pages: pages.map(({ replies }) => replies), pageParams }),
  }
}

import { useInfiniteQuery } from '@tanstack/react-query'

import { linnet } from '../../client'
import { firstPage, itemsOf, nextPage } from '../../lib/paging'
import { postKeys } from '../../lib/post-cache'

export type Shelf = 'posts' | 'replies' | 'likes'

/** What somebody wrote, with or without their replies, or what they like. */
export function usePostsOf(userId: number, shelf: Shelf) {
  return useInfiniteQuery({
    queryKey: [...postKeys.of(userId), shelf],
    queryFn: ({ pageParam: cursor, signal }) =>
      shelf === 'likes'
        ? linnet.users.likedPosts({ userId, cursor }, { signal })
        : linnet.users.posts({ userId, cursor, replies: shelf === 'replies' }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
    select: itemsOf,
  })
}

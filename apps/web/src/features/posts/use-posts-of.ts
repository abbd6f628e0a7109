import { useInfiniteQuery } from '@tanstack/react-query'

import { social } from '../../client'

export type Shelf = 'posts' | 'replies' | 'likes'

/** What somebody wrote, with or without their replies, or what they like. */
export function usePostsOf(userId: number, shelf: Shelf) {
  return useInfiniteQuery(
    shelf === 'likes'
      ? social.users.likedPosts({ userId })
      : social.users.posts({ userId, replies: shelf === 'replies' }),
  )
}

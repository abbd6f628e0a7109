import { useInfiniteQuery } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'

export type Shelf = 'posts' | 'replies' | 'likes'

/** What somebody wrote, with or without their replies, or what they like. */
export function usePostsOf(userId: number, shelf: Shelf) {
  const social = useSocial()
  return useInfiniteQuery(
    shelf === 'likes'
      ? social.users.likedPosts({ userId })
      : social.users.posts({ userId, replies: shelf === 'replies' }),
  )
}

import type { Queries } from '@linnet/sdk/react'

export type Shelf = 'posts' | 'replies' | 'likes'

/** What somebody wrote, with or without their replies, or what they like. */
export function postsOf(
  { users }: Queries,
  { userId, shelf, ...beginning }: { userId: number; shelf: Shelf; cursor?: string },
) {
  if (shelf === 'likes') return users.likedPosts({ userId, ...beginning })
  return users.posts({ userId, replies: shelf === 'replies', ...beginning })
}

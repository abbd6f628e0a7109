import { userRefOf } from '@linnet/api/pure'

import type { Page, Post, Thread, UserRef } from '../api.gen.js'
import { newestFirst, pageOf } from './pages.js'
import { postOf } from './post-views.js'
import type { PostRow, Store } from './store.js'
import { findPost, maySee, visiblePosts, type Viewer } from './visible.js'

interface ListInput {
  cursor?: string | undefined
  limit: number
}

const longestThread = 50

export function pageOfPosts(
  store: Store,
  viewer: Viewer,
  { isMeant, ...input }: ListInput & { isMeant: (post: PostRow) => boolean },
): Page<Post> {
  return pageOf(
    visiblePosts(store, viewer, isMeant),
    { list: 'posts', ...newestFirst },
    { ...input, show: (post) => postOf(store, viewer, post) },
  )
}

export function listPosts(
  store: Store,
  viewer: Viewer,
  input: ListInput & { author?: string | undefined; replies: boolean },
): Page<Post> {
  const { author, replies } = input
  return pageOfPosts(store, viewer, {
    ...input,
    isMeant: (post) =>
      (replies || post.replyToId === null) &&
      (author === undefined || store.users.get(post.authorId)?.handle === author),
  })
}

export function listLikedPosts(
  store: Store,
  viewer: Viewer,
  input: ListInput & { userId: number },
): Page<Post> {
  const liked = store.likes.where(({ userId }) => userId === input.userId)
  const rows = liked.flatMap(({ postId, createdAt: likedAt }) => {
    const post = store.posts.get(postId)
    return post && maySee(store, viewer, post) ? [{ post, likedAt }] : []
  })
  return pageOf(
    rows,
    { list: 'liked', at: ({ likedAt }) => likedAt, id: ({ post }) => post.id },
    { ...input, show: ({ post }) => postOf(store, viewer, post) },
  )
}

export function listLikers(
  store: Store,
  viewer: Viewer,
  input: ListInput & { postId: number },
): Page<UserRef> {
  findPost(store, viewer, input.postId)
  const liked = store.likes.where(({ postId }) => postId === input.postId)
  const rows = liked.flatMap(({ userId, createdAt: likedAt }) => {
    const user = store.users.get(userId)
    return user?.suspendedAt === null ? [{ user, likedAt }] : []
  })
  return pageOf(
    rows,
    { list: 'likers', at: ({ likedAt }) => likedAt, id: ({ user }) => user.id },
    { ...input, show: ({ user }) => userRefOf(user) },
  )
}

export function readThread(store: Store, viewer: Viewer, input: ListInput & { postId: number }): Thread {
  const post = findPost(store, viewer, input.postId)
  const show = (row: PostRow) => postOf(store, viewer, row)
  return {
    ancestors: ancestorsOf(store, viewer, post).map(show),
    post: show(post),
    replies: pageOf(
      visiblePosts(store, viewer, ({ replyToId }) => replyToId === post.id),
      { list: 'replies', ...newestFirst, direction: 'asc' },
      { ...input, show },
    ),
  }
}

/** Up to the first that the viewer may not see. */
function ancestorsOf(store: Store, viewer: Viewer, { replyToId }: PostRow): PostRow[] {
  const found: PostRow[] = []
  let next = store.posts.get(replyToId)
  while (next && maySee(store, viewer, next) && found.length < longestThread) {
    found.unshift(next)
    next = store.posts.get(next.replyToId)
  }
  return found
}

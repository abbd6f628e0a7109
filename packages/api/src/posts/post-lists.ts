import { Like, User, type Db, type Model, type QueryBuilder } from '@linnet/db'

import type { ListInput } from '../page.schema.js'
import { fetchPage, type PageOrder, type Slice } from '../page.js'
import { userRefOf } from '../users/user-views.js'
import type { UserRef } from '../users/users.schema.js'
import { findPost, newestFirst, postOf, visiblePosts, type PostRow } from './post-views.js'
import type { ListPostsInput, Post as PostView, PostPage, Thread } from './posts.schema.js'
import type { Viewer } from './visibility.js'

const longestThread = 50

export async function pageOfPosts(
  query: QueryBuilder<Model>,
  order: PageOrder,
  list: ListInput,
): Promise<PostPage> {
  const { rows, nextCursor } = await fetchPage<PostRow>(query, order, list)
  return { items: rows.map(postOf), nextCursor }
}

export async function listPosts(db: Db, viewer: Viewer, input: ListPostsInput): Promise<PostPage> {
  const query = visiblePosts(db, viewer)
  if (!input.replies) query.whereNull('posts.replyToId')
  if (input.author !== undefined) onlyBy(query, input.author)
  return pageOfPosts(query, newestFirst, input)
}

export async function listPostsOf(
  db: Db,
  viewer: Viewer,
  input: ListInput & { userId: number; replies: boolean },
): Promise<PostPage> {
  const query = visiblePosts(db, viewer).where('posts.authorId', input.userId)
  if (!input.replies) query.whereNull('posts.replyToId')
  return pageOfPosts(query, newestFirst, input)
}

/** Finds the author first, so that a list of somebody with many posts is read off an index and not sorted. */
export function onlyBy(query: QueryBuilder<Model>, handle: string): void {
  query.where('posts.authorId', User.query().select('id').where({ handle }))
}

/** The newest like first, one statement however many posts. */
export async function listLikedPosts(
  db: Db,
  viewer: Viewer,
  input: ListInput & { userId: number },
): Promise<PostPage> {
  const query = visiblePosts(db, viewer)
    .join('likes as liked', 'liked.postId', 'posts.id')
    .where('liked.userId', input.userId)
  return pageOfPosts(query, { list: 'liked', at: 'liked.createdAt', id: 'liked.postId' }, input)
}

/** Everybody's posts or somebody's, replies too unless told, or what somebody likes in the order of the likes. */
export async function slicePosts(
  db: Db,
  viewer: Viewer,
  slice: Slice & { authorId?: number; likedById?: number; replies?: boolean },
): Promise<PostView[]> {
  const { skip, limit, direction = 'asc', authorId, likedById, replies = true } = slice
  const query = visiblePosts(db, viewer)
  if (authorId !== undefined) query.where('posts.authorId', authorId)
  if (!replies) query.whereNull('posts.replyToId')
  if (likedById !== undefined) {
    query
      .join('likes as liked', 'liked.postId', 'posts.id')
      .where('liked.userId', likedById)
      .orderBy('liked.createdAt', direction)
  } else {
    query.orderBy('posts.createdAt', direction)
  }
  const rows = await query.orderBy('posts.id', direction).offset(skip).limit(limit).castTo<PostRow[]>()
  return rows.map(postOf)
}

/** A post with what it answers, up to the first post that the viewer may not see, and its direct replies. */
export async function readThread(
  db: Db,
  viewer: Viewer,
  input: ListInput & { postId: number },
): Promise<Thread> {
  const post = await findPost(db, viewer, input.postId)
  const [ancestors, replies] = await Promise.all([
    post.replyToId === null ? [] : ancestorsOf(db, viewer, post.replyToId),
    pageOfPosts(
      visiblePosts(db, viewer).where('posts.replyToId', post.id),
      { list: 'replies', at: 'posts.createdAt', id: 'posts.id', direction: 'asc' },
      input,
    ),
  ])
  return { ancestors, post, replies }
}

async function ancestorsOf(db: Db, viewer: Viewer, parentId: number) {
  const rows = await visiblePosts(db, viewer)
    .whereRaw(
      `posts.id in (
        with recursive chain (id, reply_to_id, depth) as (
          select id, reply_to_id, 1 from posts where id = ?
          union all
          select posts.id, posts.reply_to_id, depth + 1 from chain
          join posts on posts.id = chain.reply_to_id where depth < ?
        )
        select id from chain
      )`,
      [parentId, longestThread],
    )
    .castTo<PostRow[]>()

  const byId = new Map(rows.map((row) => [row.id, row]))
  const ancestors = []
  for (
    let next = byId.get(parentId);
    next;
    next = next.replyToId === null ? undefined : byId.get(next.replyToId)
  ) {
    ancestors.unshift(postOf(next))
  }
  return ancestors
}

export async function listLikers(
  db: Db,
  viewer: Viewer,
  input: ListInput & { postId: number },
): Promise<{ items: UserRef[]; nextCursor: string | null }> {
  const post = await findPost(db, viewer, input.postId)
  const query = Like.query(db)
    .joinRelated('user')
    .where('likes.postId', post.id)
    .whereNull('user.suspendedAt')
    .select('user.id', 'user.handle', 'user.displayName')
  const order = { list: 'likers', at: 'likes.createdAt', id: 'likes.userId' }
  const { rows, nextCursor } = await fetchPage<User>(query, order, input)
  return { items: rows.map(userRefOf), nextCursor }
}

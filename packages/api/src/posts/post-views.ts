import { Post, type Db, type Model, type QueryBuilder } from '@linnet/db'

import { AppError } from '../errors.js'
import type { Post as PostView } from './posts.schema.js'
import { onlyVisible, type Viewer } from './visibility.js'

/** A post's row with what its view needs of its author and of the viewer's like. */
export interface PostRow extends Pick<
  Post,
  | 'id'
  | 'authorId'
  | 'content'
  | 'visible'
  | 'createdAt'
  | 'editedAt'
  | 'deletedAt'
  | 'replyToId'
  | 'likeCount'
  | 'replyCount'
> {
  authorHandle: string
  authorDisplayName: string
  likedById: number | null
}

export const newestFirst = { list: 'posts', at: 'posts.createdAt', id: 'posts.id' }

/** The posts that the viewer may see, with everything that their views need, in one statement. */
export function visiblePosts(db: Db, viewer: Viewer): QueryBuilder<Model> {
  return onlyVisible(allPosts(db, viewer), viewer)
}

function allPosts(db: Db, viewer: Viewer): QueryBuilder<Model> {
  const query = Post.query(db)
    .joinRelated('author')
    .select(
      'posts.id',
      'posts.authorId',
      'posts.content',
      'posts.visible',
      'posts.createdAt',
      'posts.editedAt',
      'posts.deletedAt',
      'posts.replyToId',
      'posts.likeCount',
      'posts.replyCount',
      'author.handle as authorHandle',
      'author.displayName as authorDisplayName',
    )
  if (viewer) {
    query
      .leftJoin('likes as mine', (mine) => {
        mine.on('mine.postId', 'posts.id').andOnVal('mine.userId', viewer.id)
      })
      .select('mine.userId as likedById')
  }
  return query
}

export async function findPost(db: Db, viewer: Viewer, postId: number): Promise<PostView> {
  return onePost(visiblePosts(db, viewer), postId)
}

/** For who has just changed it: an author is answered with a post that they deleted, and then sees it no more. */
export async function readChangedPost(db: Db, viewer: Viewer, postId: number): Promise<PostView> {
  return onePost(allPosts(db, viewer), postId)
}

async function onePost(query: QueryBuilder<Model>, postId: number): Promise<PostView> {
  const row = await query.where('posts.id', postId).first().castTo<PostRow | undefined>()
  if (!row) throw new AppError('PostNotFound')
  return postOf(row)
}

export function postOf(row: PostRow): PostView {
  return {
    id: row.id,
    author: { id: row.authorId, handle: row.authorHandle, displayName: row.authorDisplayName },
    content: row.content,
    visible: row.visible,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    deletedAt: row.deletedAt,
    replyToId: row.replyToId,
    likeCount: row.likeCount,
    replyCount: row.replyCount,
    liked: typeof row.likedById === 'number',
  }
}

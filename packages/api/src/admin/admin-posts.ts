import { PostRevision, type Db, type User } from '@linnet/db'

import { onlyBy, pageOfPosts } from '../posts/post-lists.js'
import { findPost, newestFirst, visiblePosts } from '../posts/post-views.js'
import type { PostPage } from '../posts/posts.schema.js'
import { userRefOf } from '../users/user-views.js'
import type { AdminListPostsInput } from './admin.schema.js'

/** A pattern for `ilike` that finds the text as it stands, its `%` and `_` too. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

export async function listAllPosts(db: Db, viewer: User, input: AdminListPostsInput): Promise<PostPage> {
  const { state, author, search } = input
  const query = visiblePosts(db, viewer)
  if (state === 'deleted') query.whereNotNull('posts.deletedAt')
  if (state === 'hidden' || state === 'visible') {
    query.whereNull('posts.deletedAt').where('posts.visible', state === 'visible')
  }
  if (author !== undefined) onlyBy(query, author)
  if (search !== undefined) query.where('posts.content', 'ilike', containing(search))
  return pageOfPosts(query, newestFirst, input)
}

export async function readPostWithRevisions(db: Db, viewer: User, postId: number) {
  const post = await findPost(db, viewer, postId)
  const revisions = await PostRevision.query(db)
    .where({ postId })
    .withGraphFetched('editor')
    .orderBy('id', 'desc')
    .limit(100)
  return {
    post,
    revisions: revisions.map(({ id, content, createdAt, editor }) => ({
      id,
      content,
      replacedAt: createdAt,
      editor: editor ? userRefOf(editor) : null,
    })),
  }
}

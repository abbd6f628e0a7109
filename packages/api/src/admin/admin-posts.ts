import type { Db, User } from '@linnet/db'

import { onlyBetween } from '../page.js'
import { onlyBy, pageOfPosts } from '../posts/post-lists.js'
import { newestFirst, visiblePosts } from '../posts/post-views.js'
import type { PostPage } from '../posts/posts.schema.js'
import type { AdminListPostsInput } from './admin.schema.js'

/** A pattern for `ilike` that finds the text as it stands, its `%` and `_` too. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

export async function listAllPosts(db: Db, viewer: User, input: AdminListPostsInput): Promise<PostPage> {
  const { state, author, search, ...times } = input
  const query = visiblePosts(db, viewer)
  if (state === 'deleted') query.whereNotNull('posts.deletedAt')
  if (state === 'hidden' || state === 'visible') {
    query.whereNull('posts.deletedAt').where('posts.visible', state === 'visible')
  }
  if (author !== undefined) onlyBy(query, author)
  if (search !== undefined) query.where('posts.content', 'ilike', containing(search))
  onlyBetween(query, 'posts.createdAt', times)
  return pageOfPosts(query, newestFirst, input)
}

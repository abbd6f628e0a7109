import type { Db } from '@linnet/db'

import { onlyBy, pageOfPosts } from './post-lists.js'
import { newestFirst, visiblePosts } from './post-views.js'
import type { PostPage, SearchPostsInput } from './posts.schema.js'
import type { Viewer } from './visibility.js'

/** Posts and replies by their words, their author and when they were posted. Text without a word in it finds nothing. */
export async function searchPosts(db: Db, viewer: Viewer, input: SearchPostsInput): Promise<PostPage> {
  const { text, author, from, to } = input
  const query = visiblePosts(db, viewer)
  // As the index `posts_by_words` has it.
  if (text !== undefined) query.whereRaw('words_of(posts.content) @@ words_asked(?)', [text])
  if (author !== undefined) onlyBy(query, author)
  if (from !== undefined) query.where('posts.createdAt', '>=', new Date(from))
  if (to !== undefined) query.where('posts.createdAt', '<', new Date(to))
  return pageOfPosts(query, newestFirst, input)
}

import type { Db, Model, QueryBuilder } from '@linnet/db'

import { onlyBetween } from '../page.js'
import { onlyBy, pageOfPosts } from './post-lists.js'
import { newestFirst, visiblePosts } from './post-views.js'
import type { PostPage, SearchPostsInput } from './posts.schema.js'
import type { Viewer } from './visibility.js'

/** What more posts have than that is soon found among the newest. */
const few = 10_000

/** Posts and replies by their words, their author and when they were posted. Text without a word in it finds nothing. */
export async function searchPosts(db: Db, viewer: Viewer, input: SearchPostsInput): Promise<PostPage> {
  const { text, author, ...times } = input
  const query = visiblePosts(db, viewer)
  if (text !== undefined) await onlyWith(db, query, text)
  if (author !== undefined) onlyBy(query, author)
  onlyBetween(query, 'posts.createdAt', times)
  return pageOfPosts(query, newestFirst, input)
}

/** Reads a few posts off the index of words, and of many the newest until the page is full. */
async function onlyWith(db: Db, query: QueryBuilder<Model>, text: string): Promise<void> {
  const { rows } = await db.raw<{ rows: { found: number }[] }>(
    'select count(*)::integer as found from posts_with(?, ?)',
    [text, few],
  )
  if ((rows[0]?.found ?? 0) < few) query.whereRaw('posts.id in (select posts_with(?, ?))', [text, few])
  else query.whereRaw('posts.words @@ words_asked(?)', [text])
}

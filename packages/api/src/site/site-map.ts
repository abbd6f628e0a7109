import { Post, User, type Db } from '@linnet/db'

import { onlyVisible } from '../posts/visibility.js'

/** Part of what the public may find: what has numbers above `after`, up to and with `upTo`. */
export interface NumberRange {
  after: number
  upTo: number
}

/** The newest numbers, in one statement however much there is. */
export async function newestNumbers(db: Db): Promise<{ posts: number; users: number }> {
  const { rows } = await db.raw<{ rows: { posts: number; users: number }[] }>(
    'select (select coalesce(max(id), 0) from posts) as posts, (select coalesce(max(id), 0) from users) as users',
  )
  return rows[0] ?? { posts: 0, users: 0 }
}

export async function publicPosts(
  db: Db,
  { after, upTo }: NumberRange,
): Promise<Pick<Post, 'id' | 'createdAt' | 'editedAt'>[]> {
  return onlyVisible(Post.query(db).joinRelated('author'), null)
    .select('posts.id', 'posts.createdAt', 'posts.editedAt')
    .where('posts.id', '>', after)
    .where('posts.id', '<=', upTo)
    .orderBy('posts.id')
}

export async function publicHandles(db: Db, { after, upTo }: NumberRange): Promise<string[]> {
  const users = await User.query(db)
    .select('handle')
    .whereNull('suspendedAt')
    .where('id', '>', after)
    .where('id', '<=', upTo)
    .orderBy('id')
  return users.map(({ handle }) => handle)
}

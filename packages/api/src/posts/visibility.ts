import type { Model, QueryBuilder, User } from '@linnet/db'

/** Who asks; null is somebody who is not signed in. */
export type Viewer = Pick<User, 'id' | 'role'> | null

export function isStaff(viewer: Viewer): boolean {
  return viewer?.role === 'moderator' || viewer?.role === 'admin'
}

/**
 * The one rule of who sees a post; lists, counts and single reads all go through it. The query has `posts` joined with
 * its `author`. The public sees what is visible, not deleted, and written by somebody who is not suspended; authors
 * also see what they hid; moderators and admins see everything.
 */
export function onlyVisible<Query extends QueryBuilder<Model, unknown>>(query: Query, viewer: Viewer): Query {
  if (isStaff(viewer)) return query
  query.whereNull('posts.deletedAt')
  query.where((allowed) => {
    allowed.where((open) => open.where('posts.visible', true).whereNull('author.suspendedAt'))
    if (viewer) allowed.orWhere('posts.authorId', viewer.id)
  })
  return query
}

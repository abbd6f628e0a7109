import { Post, User, type Db, type Role } from '@linnet/db'

import { AppError } from '../errors.js'
import type { ListInput } from '../page.schema.js'
import { fetchPage, type Slice } from '../page.js'
import { isStaff, onlyVisible, type Viewer } from '../posts/visibility.js'
import { meOf, userOf } from './user-views.js'
import type { Me, Profile, UpdateProfileInput } from './users.schema.js'

/** A suspended account is there for moderators and admins only. */
export async function findProfile(
  db: Db,
  viewer: Viewer,
  which: { id: number } | { handle: string },
): Promise<Profile> {
  const posts = onlyVisible(Post.query().joinRelated('author'), viewer)
    .whereColumn('posts.authorId', 'users.id')
    .count()
  const user = await User.query(db).select('users.*', posts.as('postCount')).findOne(which).castTo<Counted>()
  mustBeSeen(user, viewer)
  return { ...userOf(user), postCount: Number(user.postCount), suspended: user.suspendedAt !== null }
}

type Counted = (User & { postCount: string }) | undefined

export async function findUser(
  db: Db,
  viewer: Viewer,
  which: { id: number } | { handle: string },
): Promise<User> {
  const user = await User.query(db).findOne(which)
  mustBeSeen(user, viewer)
  return user
}

function mustBeSeen(user: User | undefined, viewer: Viewer): asserts user is User {
  if (!user || (user.suspendedAt !== null && !isStaff(viewer))) throw new AppError('UserNotFound')
}

export async function listUsers(db: Db, viewer: Viewer, input: ListInput) {
  const query = User.query(db).select('users.*')
  if (!isStaff(viewer)) query.whereNull('users.suspendedAt')
  const order = { list: 'users', at: 'users.createdAt', id: 'users.id' }
  const { rows, nextCursor } = await fetchPage<User>(query, order, input)
  return { items: rows.map(userOf), nextCursor }
}

/** The accounts of one role that are not suspended, the oldest first. */
export async function sliceUsers(
  db: Db,
  { skip, limit, direction = 'asc', role }: Slice & { role: Role },
): Promise<User[]> {
  return User.query(db)
    .where({ role })
    .whereNull('suspendedAt')
    .orderBy('id', direction)
    .offset(skip)
    .limit(limit)
}

export async function updateProfile(db: Db, viewer: User, input: UpdateProfileInput): Promise<Me> {
  const { displayName, bio } = input
  const changes = { ...(displayName !== undefined && { displayName }), ...(bio !== undefined && { bio }) }
  if (Object.keys(changes).length === 0) return meOf(viewer)
  return meOf(await User.query(db).patchAndFetchById(viewer.id, changes))
}

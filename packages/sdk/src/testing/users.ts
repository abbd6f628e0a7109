import { isStaff, meOf, userOf } from '@linnet/api/pure'

import type { Me, Page, Profile, User } from '../api.gen.js'
import { newestFirst, pageOf } from './pages.js'
import type { Store, UserRow } from './store.js'
import { findUser, visiblePosts, type Viewer } from './visible.js'

export function findProfile(
  store: Store,
  viewer: Viewer,
  which: { id: number } | { handle: string },
): Profile {
  const user = findUser(store, viewer, which)
  const postCount = visiblePosts(store, viewer, ({ authorId }) => authorId === user.id).length
  return { ...userOf(user), postCount, suspended: user.suspendedAt !== null }
}

export function listUsers(
  store: Store,
  viewer: Viewer,
  input: { cursor?: string | undefined; limit: number },
): Page<User> {
  return pageOf(
    store.users.where(({ suspendedAt }) => suspendedAt === null || isStaff(viewer)),
    { list: 'users', ...newestFirst },
    { ...input, show: userOf },
  )
}

export function updateProfile(
  viewer: UserRow,
  {
    displayName = viewer.displayName,
    bio = viewer.bio,
  }: { displayName?: string | undefined; bio?: string | undefined },
): Me {
  return meOf(Object.assign(viewer, { displayName, bio }))
}

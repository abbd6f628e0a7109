import type { User } from '@linnet/db'

import type { AdminUser } from '../admin/admin.schema.js'
import type { Me, UserRef } from './users.schema.js'

export function userRefOf({ id, handle, displayName }: UserRef): UserRef {
  return { id, handle, displayName }
}

/** What the views show of an account's row. */
type Shown = Pick<
  User,
  'id' | 'handle' | 'displayName' | 'bio' | 'role' | 'createdAt' | 'email' | 'lastSignInAt' | 'suspendedAt'
>

export function userOf(user: Shown) {
  return { ...userRefOf(user), bio: user.bio, role: user.role, createdAt: user.createdAt }
}

export function meOf(user: Shown): Me {
  return { ...userOf(user), email: user.email, lastSignInAt: user.lastSignInAt }
}

export function adminUserOf(user: Shown): AdminUser {
  return { ...meOf(user), suspendedAt: user.suspendedAt }
}

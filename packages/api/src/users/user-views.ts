import type { User } from '@linnet/db'

import type { AdminUser } from '../admin/admin.schema.js'
import type { Me, UserRef } from './users.schema.js'

export function userRefOf({ id, handle, displayName }: UserRef): UserRef {
  return { id, handle, displayName }
}

export function userOf(user: User) {
  return { ...userRefOf(user), bio: user.bio, role: user.role, createdAt: user.createdAt }
}

export function meOf(user: User): Me {
  return { ...userOf(user), email: user.email, lastSignInAt: user.lastSignInAt }
}

export function adminUserOf(user: User): AdminUser {
  return { ...meOf(user), suspendedAt: user.suspendedAt }
}

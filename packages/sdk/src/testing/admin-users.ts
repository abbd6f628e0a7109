import { adminUserOf } from '@linnet/api/pure'

import type { AdminUser, Page } from '../api.gen.js'
import { contains } from './admin-posts.js'
import { newestFirst, pageOf } from './pages.js'
import { refusal } from './refusal.js'
import { endSessions } from './sessions.js'
import type { Role, Store, UserRow } from './store.js'

interface Filter {
  search?: string | undefined
  role?: Role | undefined
  suspended?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

export function listAllUsers(store: Store, input: Filter): Page<AdminUser> {
  const { search, role, suspended } = input
  const isMeant = (user: UserRow) =>
    (role === undefined || user.role === role) &&
    (suspended === undefined || (user.suspendedAt !== null) === suspended) &&
    (search === undefined ||
      [user.handle, user.email, user.displayName].some((text) => contains(text, search)))
  return pageOf(
    store.users.where(isMeant),
    { list: 'users', ...newestFirst },
    { ...input, show: adminUserOf },
  )
}

export function setRole(store: Store, { userId, role }: { userId: number; role: Role }): AdminUser {
  return changeUser(store, userId, (user) => {
    if (user.role === role) return
    if (role !== 'admin') keepAnAdmin(store, user)
    user.role = role
    store.log.add({ kind: 'account', subjectId: user.id })
  })
}

export function suspendUser(store: Store, viewer: UserRow, userId: number): AdminUser {
  return changeUser(store, userId, (user) => {
    mayModerate(viewer, user)
    if (user.suspendedAt !== null) return
    keepAnAdmin(store, user)
    user.suspendedAt = store.now()
    store.log.add({ kind: 'account', subjectId: user.id })
    endSessions(store, (session) => session.userId === userId)
  })
}

export function unsuspendUser(store: Store, viewer: UserRow, userId: number): AdminUser {
  return changeUser(store, userId, (user) => {
    mayModerate(viewer, user)
    if (user.suspendedAt === null) return
    user.suspendedAt = null
    store.log.add({ kind: 'account', subjectId: user.id })
  })
}

/** Moderators act on ordinary accounts, admins on everybody. */
function mayModerate(viewer: UserRow, user: UserRow): void {
  if (viewer.role !== 'admin' && user.role !== 'user') throw refusal('NotAllowed')
}

export function keepAnAdmin({ users }: Store, leaving: UserRow): void {
  if (leaving.role !== 'admin') return
  const other = users.first(
    ({ id, role, suspendedAt }) => role === 'admin' && suspendedAt === null && id !== leaving.id,
  )
  if (!other) throw refusal('LastAdmin')
}

function changeUser({ users }: Store, userId: number, work: (user: UserRow) => void): AdminUser {
  const user = users.get(userId)
  if (!user) throw refusal('UserNotFound')
  work(user)
  return adminUserOf(user)
}

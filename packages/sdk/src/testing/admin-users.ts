import { adminUserOf } from '@linnet/api/pure'

import type { AdminUser, Page, UserSession } from '../api.gen.js'
import { contains } from './admin-posts.js'
import { newestFirst, pageOf } from './pages.js'
import { refusal } from './refusal.js'
import { endSessions, listSessions } from './sessions.js'
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

export function listSessionsOf(store: Store, userId: number): UserSession[] {
  return listSessions(store, mustExist(store, userId)).map(({ id, device, createdAt, lastUsedAt }) => ({
    id,
    device,
    createdAt,
    lastUsedAt,
  }))
}

/** All of them unless told which. */
export function endSessionsOf(
  store: Store,
  { userId, sessionId }: { userId: number; sessionId?: number | undefined },
): { signedOut: number } {
  mustExist(store, userId)
  const ended = endSessions(
    store,
    (session) => session.userId === userId && (sessionId === undefined || session.id === sessionId),
  )
  if (sessionId !== undefined && ended.signedOut === 0) throw refusal('SessionNotFound')
  return ended
}

function mustExist({ users }: Store, userId: number): UserRow {
  const user = users.get(userId)
  if (!user) throw refusal('UserNotFound')
  return user
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

function changeUser(store: Store, userId: number, work: (user: UserRow) => void): AdminUser {
  const user = mustExist(store, userId)
  work(user)
  return adminUserOf(user)
}

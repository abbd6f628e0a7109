import { raw, ServiceToken, User, type Db, type Role, type Transaction } from '@linnet/db'

import { createUser, findByIdentifier } from '../auth/auth.js'
import type { RegisterInput } from '../auth/auth.schema.js'
import { endSessions } from '../auth/sessions.js'
import { endTokensOf } from '../service/service-tokens.js'
import type { Api } from '../context.js'
import { AppError } from '../errors.js'
import { fetchPage } from '../page.js'
import { tokenActor, userActor } from '../who.js'
import { adminUserOf } from '../users/user-views.js'
import { containing } from './admin-posts.js'
import type { AdminListUsersInput, AdminUser } from './admin.schema.js'

/** Who sits at the server's own command line: nobody's account, and an admin to every rule. */
export const operator = { role: 'admin' } as const satisfies Pick<User, 'role'>

export async function listAllUsers(db: Db, input: AdminListUsersInput) {
  const { search, role, suspended } = input
  const query = User.query(db).select('users.*')
  if (role !== undefined) query.where('users.role', role)
  if (suspended === true) query.whereNotNull('users.suspendedAt')
  if (suspended === false) query.whereNull('users.suspendedAt')
  if (search !== undefined) {
    query.where((any) => {
      for (const column of ['handle', 'email', 'displayName'])
        any.orWhere(column, 'ilike', containing(search))
    })
  }
  const order = { list: 'users', at: 'users.createdAt', id: 'users.id' }
  const { rows, nextCursor } = await fetchPage<User>(query, order, input)
  return { items: rows.map(adminUserOf), nextCursor }
}

export async function setRole(db: Db, { userId, role }: { userId: number; role: Role }): Promise<AdminUser> {
  return changeUser(db, userId, async (trx, user) => {
    if (user.role === role) return
    if (role !== 'admin') await keepAnAdmin(trx, user)
    await user.$query(trx).patch({ role })
  })
}

/** Ends the account's sessions; its posts, likes and replies are seen and counted by nobody until it is lifted. */
export async function suspendUser(db: Db, viewer: Pick<User, 'role'>, userId: number): Promise<AdminUser> {
  return changeUser(db, userId, async (trx, user) => {
    mayModerate(viewer, user)
    if (user.suspendedAt !== null) return
    await keepAnAdmin(trx, user)
    await user.$query(trx).patch({ suspendedAt: raw('now()') })
    await endSessions(trx, { userId })
  })
}

export async function unsuspendUser(db: Db, viewer: Pick<User, 'role'>, userId: number): Promise<AdminUser> {
  return changeUser(db, userId, async (trx, user) => {
    mayModerate(viewer, user)
    if (user.suspendedAt === null) return
    await user.$query(trx).patch({ suspendedAt: null })
  })
}

export async function addUser(
  { db, passwords }: Pick<Api, 'db' | 'passwords'>,
  { handle, email, password, displayName = handle, role }: RegisterInput & { role: Role },
): Promise<AdminUser> {
  const passwordHash = await passwords.hash(password)
  return adminUserOf(await createUser(db, { handle, email, passwordHash, displayName, role }))
}

/** Sets a new password, and ends the sessions that the old one opened, and the account's tokens. */
export async function resetPassword(
  { db, passwords }: Pick<Api, 'db' | 'passwords'>,
  userId: number,
  password: string,
): Promise<AdminUser> {
  const passwordHash = await passwords.hash(password)
  return changeUser(db, userId, async (trx, user) => {
    await user.$query(trx).patch({ passwordHash })
    await endTokensOf(trx, userId)
    await endSessions(trx, { userId })
  })
}

/** Takes the account away for good, with its posts, likes and sessions. */
export async function deleteUser(db: Db, userId: number): Promise<AdminUser> {
  return db.transaction(async (trx) => {
    const user = await takeAway(trx, userId)
    if (!user) throw new AppError('UserNotFound')
    return adminUserOf(user)
  })
}

const longestLeaving = 240_000

/** What a heavy writer leaves behind takes long to go, so that this may, too. */
export async function takeAway(trx: Transaction, userId: number): Promise<User | undefined> {
  const user = await User.query(trx).findById(userId)
  if (!user) return undefined
  if (user.suspendedAt === null) await keepAnAdmin(trx, user)
  const tokens = await ServiceToken.query(trx).select('id').where({ ownerId: userId })
  const actors = [userActor(userId), ...tokens.map(({ id }) => tokenActor(id, userId))]
  // Not the key that it may be deleted under: it has no answer yet.
  await trx.raw('delete from idempotency_keys where answer is not null and actor = any (?)', [actors])
  await trx.raw(`set local statement_timeout = ${longestLeaving}`)
  await trx.raw('delete from users where id = ?', [userId]).options({ query_timeout: longestLeaving })
  return user
}

/** By handle or e-mail address. */
export async function findAccount(db: Db, name: string): Promise<AdminUser | undefined> {
  const user = await findByIdentifier(db, name)
  return user && adminUserOf(user)
}

export async function isPasswordOf(
  { db, passwords }: Pick<Api, 'db' | 'passwords'>,
  userId: number,
  password: string,
): Promise<boolean> {
  const user = await User.query(db).findById(userId)
  return passwords.verify(password, user?.passwordHash)
}

/** Moderators act on ordinary accounts, admins on everybody. */
function mayModerate(viewer: Pick<User, 'role'>, user: User): void {
  if (viewer.role !== 'admin' && user.role !== 'user') throw new AppError('NotAllowed')
}

/** Locks the admins in one order, so that two who dismiss each other at once do not leave nobody. */
async function keepAnAdmin(trx: Transaction, leaving: User): Promise<void> {
  if (leaving.role !== 'admin') return
  const admins = await User.query(trx)
    .where({ role: 'admin' })
    .whereNull('suspendedAt')
    .orderBy('id')
    .forUpdate()
  if (!admins.some(({ id }) => id !== leaving.id)) throw new AppError('LastAdmin')
}

async function changeUser(
  db: Db,
  userId: number,
  work: (trx: Transaction, user: User) => Promise<void>,
): Promise<AdminUser> {
  return db.transaction(async (trx) => {
    const user = await User.query(trx).findById(userId)
    if (!user) throw new AppError('UserNotFound')
    await work(trx, user)
    return adminUserOf(await user.$query(trx))
  })
}

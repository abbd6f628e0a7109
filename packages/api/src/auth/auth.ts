import { raw, UniqueViolationError, User, type Db } from '@linnet/db'

import type { Api, Context } from '../context.js'
import { AppError } from '../errors.js'
import { inTransaction, type Once } from '../idempotency/once.js'
import { readSettings } from '../instance/instance.js'
import { takeInvite } from '../invites/invites.js'
import type { ChangePasswordInput, LoginInput, RegisterInput, SessionGrant } from './auth.schema.js'
import { endSessions, startSession } from './sessions.js'

/** Where a session is opened and from which device. Passwords are checked before the transaction. */
export interface Opening {
  api: Api
  device: string
  once?: Once
}

export async function register(
  { api, device, once = inTransaction(api.db) }: Opening,
  input: RegisterInput,
): Promise<SessionGrant> {
  const { registration } = await readSettings(api.db)
  if (registration === 'closed') throw new AppError('RegistrationClosed')
  const passwordHash = await api.passwords.hash(input.password)
  return once(async (trx) => {
    if (registration === 'invite') await takeInvite(trx, input.invite)
    const user = await createUser(trx, {
      handle: input.handle,
      email: input.email,
      passwordHash,
      displayName: input.displayName ?? input.handle,
      role: 'user',
    })
    return startSession(api, trx, { user: await signedInNow(trx, user), device })
  })
}

type NewUser = Pick<User, 'handle' | 'email' | 'passwordHash' | 'displayName' | 'role'>

export async function createUser(db: Db, user: NewUser): Promise<User> {
  try {
    return await User.query(db).insert(user).returning('*')
  } catch (error) {
    if (error instanceof UniqueViolationError) {
      throw new AppError(error.constraint === 'users_email_key' ? 'EmailTaken' : 'HandleTaken', {
        cause: error,
      })
    }
    throw error
  }
}

/** One answer, in the same time, for an account that does not exist and for a wrong password. */
export async function login(
  { api, device, once = inTransaction(api.db) }: Opening,
  { identifier, password }: LoginInput,
): Promise<SessionGrant> {
  const user = await findByIdentifier(api.db, identifier)
  const right = await api.passwords.verify(password, user?.passwordHash)
  if (!user || !right) throw new AppError('BadCredentials')
  if (user.suspendedAt !== null) throw new AppError('AccountSuspended')
  return once(async (trx) => startSession(api, trx, { user: await signedInNow(trx, user), device }))
}

export async function findByIdentifier(db: Db, identifier: string): Promise<User | undefined> {
  const name = identifier.toLowerCase()
  return User.query(db).findOne(name.includes('@') ? { email: name } : { handle: name })
}

async function signedInNow(db: Db, user: User): Promise<User> {
  return User.query(db).patchAndFetchById(user.id, { lastSignInAt: raw('now()') })
}

/** Ends every other session, for a password is changed when it may be known to somebody. */
export async function changePassword(
  { api: { passwords }, once }: Pick<Context, 'api' | 'once'>,
  { user, sessionId }: { user: User; sessionId: number },
  { currentPassword, newPassword }: ChangePasswordInput,
): Promise<{ signedOut: number }> {
  if (!(await passwords.verify(currentPassword, user.passwordHash))) throw new AppError('BadCredentials')
  const passwordHash = await passwords.hash(newPassword)
  return once(async (trx) => {
    await User.query(trx).findById(user.id).patch({ passwordHash })
    return endSessions(trx, { userId: user.id, except: sessionId })
  })
}

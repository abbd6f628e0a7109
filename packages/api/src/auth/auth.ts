import { raw, UniqueViolationError, User, type Db } from '@linnet/db'

import type { Api, Context } from '../context.js'
import { AppError } from '../errors.js'
import { inTransaction, type Once } from '../idempotency/once.js'
import { readSettings } from '../instance/instance.js'
import { takeInvite } from '../invites/invites.js'
import type { ChangePasswordInput, LoginInput, RegisterInput, SessionGrant } from './auth.schema.js'
import { endTokensOf } from '../service/service-tokens.js'
import { endSessions, startSession } from './sessions.js'

/** Where a session is opened and from which device. Passwords are checked before the transaction. */
export interface Opening {
  api: Api
  device: string
  address?: string | undefined
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
  { api, device, address, once = inTransaction(api.db) }: Opening,
  { identifier, password }: LoginInput,
): Promise<SessionGrant> {
  const user = await findByIdentifier(api.db, identifier)
  const account = user ? accountOf(user) : `name ${nameOf(identifier)}`
  const right = await api.guesses.check({ account, address }, () =>
    api.passwords.verify(password, user?.passwordHash),
  )
  if (!user || !right) throw new AppError('BadCredentials')
  if (user.suspendedAt !== null) throw new AppError('AccountSuspended')
  return once(async (trx) => startSession(api, trx, { user: await signedInNow(trx, user), device }))
}

export async function findByIdentifier(db: Db, identifier: string): Promise<User | undefined> {
  const name = nameOf(identifier)
  return User.query(db).findOne(name.includes('@') ? { email: name } : { handle: name })
}

function nameOf(identifier: string): string {
  return identifier.toLowerCase()
}

/** With the password that was checked: what ends its sessions must not miss one that is opened at the same moment. */
async function signedInNow(db: Db, user: User): Promise<User> {
  const [found] = await asChecked(db, user)
    .patch({ lastSignInAt: raw('now()') })
    .returning('*')
  if (!found) throw new AppError('BadCredentials')
  return found
}

/** The account, as long as it still is what a password was checked for. */
function asChecked(db: Db, { id, passwordHash }: User) {
  return User.query(db).where({ id, passwordHash }).whereNull('suspendedAt')
}

/** Who is signed in may not guess more often than others. */
export async function mustKnow(
  { api, address }: Pick<Context, 'api' | 'address'>,
  user: User,
  password: string,
): Promise<void> {
  const isRight = await api.guesses.check({ account: accountOf(user), address }, () =>
    api.passwords.verify(password, user.passwordHash),
  )
  if (!isRight) throw new AppError('BadCredentials')
}

function accountOf({ id }: User): string {
  return `account ${id}`
}

/** Ends every other session and the account's tokens, for a password is changed when it may be known to somebody. */
export async function changePassword(
  { api, address, once }: Pick<Context, 'api' | 'address' | 'once'>,
  { user, sessionId }: { user: User; sessionId: number },
  { currentPassword, newPassword }: ChangePasswordInput,
): Promise<{ signedOut: number }> {
  await mustKnow({ api, address }, user, currentPassword)
  const passwordHash = await api.passwords.hash(newPassword)
  return once(async (trx) => {
    const changed = await asChecked(trx, user).patch({ passwordHash })
    if (changed === 0) throw new AppError('BadCredentials')
    await endTokensOf(trx, user.id)
    return endSessions(trx, { userId: user.id, except: sessionId })
  })
}

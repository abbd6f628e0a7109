import type { SessionGrant } from '../api.gen.js'
import { guess } from './guesses.js'
import { refusal } from './refusal.js'
import { endTokensOf } from './service-tokens.js'
import { endSessions, startSession } from './sessions.js'
import type { Role, Store, UserRow } from './store.js'

interface NewUser {
  handle: string
  email: string
  password: string
  displayName?: string | undefined
  role?: Role
}

export function createUser(store: Store, user: NewUser): UserRow {
  const { handle, email, password, displayName = handle, role = 'user' } = user
  if (store.users.first((other) => other.handle === handle)) throw refusal('HandleTaken')
  if (store.users.first((other) => other.email === email)) throw refusal('EmailTaken')
  return store.users.add({
    handle,
    email,
    password,
    displayName,
    bio: '',
    role,
    createdAt: store.now(),
    lastSignInAt: null,
    suspendedAt: null,
  })
}

export function login(
  store: Store,
  { identifier, password }: { identifier: string; password: string },
): SessionGrant {
  const name = identifier.toLowerCase()
  const user = store.users.first(({ handle, email }) => (name.includes('@') ? email : handle) === name)
  guess(store, {
    account: user ? `account ${user.id}` : `name ${name}`,
    isRight: user?.password === password,
  })
  if (!user) throw refusal('BadCredentials')
  if (user.suspendedAt !== null) throw refusal('AccountSuspended')
  return startSession(store, user)
}

/** Ends every other session, and the account's tokens. */
export function changePassword(
  store: Store,
  { viewer, sessionId }: { viewer: UserRow; sessionId: number },
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): { signedOut: number } {
  guess(store, { account: `account ${viewer.id}`, isRight: viewer.password === currentPassword })
  viewer.password = newPassword
  endTokensOf(store, viewer.id)
  return endSessions(store, ({ userId, id }) => userId === viewer.id && id !== sessionId)
}

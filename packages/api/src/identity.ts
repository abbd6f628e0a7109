import { ServiceToken, User } from '@linnet/db'

import { verifyAccessToken } from './auth/access-token.js'
import { sha256 } from './auth/keys.js'
import type { Api } from './context.js'
import { AppError, parsed } from './errors.js'
import { onBehalfOfHeader, serviceTokenPrefix, type Scope } from './service/service.schema.js'
import { findActedFor, touchServiceToken } from './service/service-tokens.js'
import { userActor } from './who.js'

/** Who asks, a person or another server, as the database knows them at this moment. */
export type Identity =
  | { kind: 'nobody' }
  | { kind: 'user'; viewer: User; sessionId: number }
  | { kind: 'service'; token: ServiceToken }
  /** Another server in the name of an account; see `viewerFor`. */
  | { kind: 'behalf'; userId: number; token: ServiceToken; account: () => Promise<User> }

/** What a request brings to say who asks. */
export interface Credentials {
  authorization: string | undefined
  /** The header of that name: the id of the account that a service token acts for. */
  onBehalfOf?: string | undefined
}

/** A credential that is sent must be right, also where none is needed: the caller believes to be somebody. */
export async function identify(api: Api, { authorization, onBehalfOf }: Credentials): Promise<Identity> {
  const caller = await identifyCaller(api, authorization)
  if (onBehalfOf === undefined) return caller
  if (caller.kind === 'nobody') throw new AppError('NotSignedIn')
  if (caller.kind !== 'service') throw new AppError('NotAllowed')
  const { 'Linnet-On-Behalf-Of': userId } = parsed(onBehalfOfHeader, { 'Linnet-On-Behalf-Of': onBehalfOf })
  let found: Promise<User> | undefined
  const account = () => (found ??= findActedFor(api.db, userId))
  return { kind: 'behalf', userId, token: caller.token, account }
}

async function identifyCaller(api: Api, authorization: string | undefined): Promise<Identity> {
  if (authorization === undefined) return { kind: 'nobody' }
  const token = tokenIn(authorization)
  if (token === undefined) throw new AppError('TokenInvalid')
  return token.startsWith(serviceTokenPrefix) ? identifyService(api, token) : identifyUser(api, token)
}

/**
 * Through whose eyes a call with this scope looks; null for those of nobody in particular. Who acts for an account has no
 * more rights than anybody, and learns nothing of it without the scope.
 */
export async function viewerFor(identity: Identity, scope: Scope | undefined): Promise<User | null> {
  if (identity.kind === 'user') return identity.viewer
  if (identity.kind !== 'behalf') return null
  if (scope === undefined) throw new AppError('NotAllowed')
  if (!identity.token.scopes.includes(scope)) throw new AppError('ScopeMissing')
  return identity.account()
}

function tokenIn(authorization: string): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1]
}

/** Whose access token it is, even when they may not use it any more. */
export function formerActorOf(
  { keys, now }: Api,
  { authorization, onBehalfOf }: Credentials,
): string | undefined {
  if (onBehalfOf !== undefined) return undefined
  const token = authorization === undefined ? undefined : tokenIn(authorization)
  if (token === undefined || token.startsWith(serviceTokenPrefix)) return undefined
  return userActor(verifyAccessToken(keys.accessToken, token, now()).userId)
}

async function identifyUser({ db, keys, now }: Api, token: string): Promise<Identity> {
  const { userId, sessionId } = verifyAccessToken(keys.accessToken, token, now())
  const viewer = await User.query(db)
    .findById(userId)
    .join('sessions', 'sessions.userId', 'users.id')
    .where('sessions.id', sessionId)
    .select('users.*', 'sessions.revokedAt as sessionRevokedAt')
    .castTo<(User & { sessionRevokedAt: string | null }) | undefined>()
  if (!viewer) throw new AppError('SessionEnded')
  if (viewer.suspendedAt !== null) throw new AppError('AccountSuspended')
  if (viewer.sessionRevokedAt !== null) throw new AppError('SessionEnded')
  return { kind: 'user', viewer, sessionId }
}

async function identifyService({ db }: Api, secret: string): Promise<Identity> {
  const token = await ServiceToken.query(db)
    .findOne({ tokenHash: sha256(secret) })
    .whereNull('revokedAt')
    .where((live) => live.whereNull('expiresAt').orWhereRaw('expires_at > now()'))
  if (!token) throw new AppError('TokenInvalid')
  await touchServiceToken(db, token)
  return { kind: 'service', token }
}

import { raw, User, type Db, type QueryBuilder, type ServiceToken } from '@linnet/db'

import { verifyAccessToken } from './auth/access-token.js'
import { sha256 } from './auth/keys.js'
import { holdingRefreshToken, prolongSession } from './auth/sessions.js'
import type { Api } from './context.js'
import { AppError, parsed } from './errors.js'
import { onBehalfOfHeader, serviceTokenPrefix, type Scope } from './service/service.schema.js'
import { findActedFor, findOwner, liveTokens, touchServiceToken } from './service/service-tokens.js'
import { userActor } from './who.js'

/** Who asks, a person or another server, as the database knows them at this moment. */
export type Identity =
  | { kind: 'nobody' }
  | { kind: 'user'; viewer: User; sessionId: number }
  | { kind: 'service'; token: ServiceToken }
  /** Somebody's own script, with a token of theirs; see `viewerFor`. */
  | { kind: 'personal'; viewer: User; token: ServiceToken }
  /** Another server in the name of an account; see `viewerFor`. */
  | { kind: 'behalf'; userId: number; token: ServiceToken; account: () => Promise<User> }

/** What a request brings to say who asks. */
export interface Credentials {
  authorization: string | undefined
  /** The header of that name: the id of the account that a service token acts for. */
  onBehalfOf?: string | undefined
  /** A session that a cookie of the server's own pages keeps; a token counts before it. */
  pageSession?: PageSession | undefined
}

export interface PageSession {
  /** The refresh token that the session began with. */
  secret: string
  /** Whom the page that calls was made for, where it says so: it is no page of who signed in since. */
  userId?: number | undefined
}

/** A credential that is sent must be right, also where none is needed: the caller believes to be somebody. */
export async function identify(api: Api, credentials: Credentials): Promise<Identity> {
  const { onBehalfOf } = credentials
  const caller = await identifyCaller(api, credentials)
  if (onBehalfOf === undefined) return caller
  if (caller.kind === 'nobody') throw new AppError('NotSignedIn')
  if (caller.kind === 'user') throw new AppError('NotAllowed')
  const { 'Linnet-On-Behalf-Of': userId } = parsed(onBehalfOfHeader, { 'Linnet-On-Behalf-Of': onBehalfOf })
  if (caller.kind === 'personal') {
    if (caller.viewer.id !== userId) throw new AppError('NotAllowed')
    return caller
  }
  let found: Promise<User> | undefined
  const account = () => (found ??= findActedFor(api.db, userId))
  return { kind: 'behalf', userId, token: caller.token, account }
}

async function identifyCaller(
  api: Api,
  { authorization, pageSession }: Credentials,
): Promise<Exclude<Identity, { kind: 'behalf' }>> {
  if (authorization === undefined) {
    return pageSession === undefined ? { kind: 'nobody' } : identifyPage(api, pageSession)
  }
  const token = tokenIn(authorization)
  if (token === undefined) throw new AppError('TokenInvalid')
  return token.startsWith(serviceTokenPrefix) ? identifyService(api, token) : identifyUser(api, token)
}

/**
 * Through whose eyes a call with this scope looks; null for those of nobody in particular. Who acts for an account has no
 * more rights than anybody, and learns nothing of it without the scope; so with a person's own token.
 */
export async function viewerFor(identity: Identity, scope: Scope | undefined): Promise<User | null> {
  if (identity.kind === 'user') return identity.viewer
  if (identity.kind !== 'behalf' && identity.kind !== 'personal') return null
  if (scope === undefined) throw new AppError('NotAllowed')
  if (!identity.token.scopes.includes(scope)) throw new AppError('ScopeMissing')
  return identity.kind === 'personal' ? identity.viewer : identity.account()
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
  return userActor(verifyAccessToken(keys, token, now()).userId)
}

type SessionUser = User & { sessionId: number; sessionRevokedAt: string | null; sessionIsIdle: boolean }

function sessionUsers(db: Db): QueryBuilder<User, User[]> {
  return User.query(db)
    .join('sessions', 'sessions.userId', 'users.id')
    .select('users.*', 'sessions.id as sessionId', 'sessions.revokedAt as sessionRevokedAt')
}

type SessionIdentity = Extract<Identity, { kind: 'user' }>

function identityOf(viewer: SessionUser | undefined): SessionIdentity {
  if (!viewer) throw new AppError('SessionEnded')
  if (viewer.suspendedAt !== null) throw new AppError('AccountSuspended')
  if (viewer.sessionRevokedAt !== null) throw new AppError('SessionEnded')
  return { kind: 'user', viewer, sessionId: viewer.sessionId }
}

async function identifyUser({ db, keys, now }: Api, token: string): Promise<SessionIdentity> {
  const { userId, sessionId } = verifyAccessToken(keys, token, now())
  const found = sessionUsers(db).where({ 'users.id': userId, 'sessions.id': sessionId }).first()
  return identityOf(await found.castTo<SessionUser | undefined>())
}

async function identifyPage({ db }: Api, { secret, userId }: PageSession): Promise<SessionIdentity> {
  const found = await sessionUsers(db)
    .where(holdingRefreshToken(secret))
    .whereRaw('sessions.expires_at > now()')
    .select(raw("sessions.last_used_at < now() - interval '1 hour'").as('sessionIsIdle'))
    .first()
    .castTo<SessionUser | undefined>()
  if (userId !== undefined && found?.id !== userId) throw new AppError('SessionEnded')
  const identity = identityOf(found)
  if (found?.sessionIsIdle) await prolongSession(db, found.sessionId)
  return identity
}

async function identifyService(
  { db }: Api,
  secret: string,
): Promise<Extract<Identity, { kind: 'service' | 'personal' }>> {
  const token = await liveTokens(db).findOne({ tokenHash: sha256(secret) })
  if (!token) throw new AppError('TokenInvalid')
  const owner = token.ownerId === null ? undefined : await findOwner(db, token.ownerId)
  await touchServiceToken(db, token)
  return owner ? { kind: 'personal', viewer: owner, token } : { kind: 'service', token }
}

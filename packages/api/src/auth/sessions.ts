import { randomBytes } from 'node:crypto'
import { raw, Session, type Db, type User } from '@linnet/db'

import type { Api } from '../context.js'
import { AppError } from '../errors.js'
import { trimOlder } from '../trim.js'
import { meOf } from '../users/user-views.js'
import { signAccessToken } from './access-token.js'
import type { DeviceSession, SessionGrant } from './auth.schema.js'
import { hmac, sha256, type KeyRing, type Keys } from './keys.js'

/** A client that lost the answer to a refresh, or a race against itself, may send the same token again this long. */
const grace = raw("now() - interval '1 minute'")
const firstLifetime = raw("now() + interval '30 days'")
/** A session that is used lives on, but not for ever. */
const furtherLifetime = raw("least(now() + interval '30 days', created_at + interval '90 days')")
/** The one that was used longest ago ends when there are more. */
const mostSessions = 100

/** Opens a session for a device and gives its first pair of tokens. */
export async function startSession(
  api: Api,
  db: Db,
  opening: { user: User; device: string },
): Promise<SessionGrant> {
  const { user, device } = opening
  const family = randomBytes(16).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  const session = await Session.query(db)
    .insert({
      userId: user.id,
      familyHash: sha256(family),
      tokenHash: sha256(secret),
      device: device.slice(0, 200),
      expiresAt: firstLifetime,
    })
    .returning('*')
  await endOldest(db, user.id)
  return grantOf(api, { user, session, refreshToken: `${family}.${secret}` })
}

/**
 * Gives the next pair of tokens. The next secret follows from the present one, so a repeated refresh within the grace
 * gets the same answer. A token older than that is a stolen one, or its theft's victim: the whole family ends.
 */
export async function rotateSession(api: Api, refreshToken: string): Promise<SessionGrant> {
  const [family = '', secret = ''] = refreshToken.split('.')
  const presented = sha256(secret)
  const [nextSecret, ...others] = nextSecretsOf(api.keys, secret)

  const found = await Session.query(api.db)
    .findOne({ familyHash: sha256(family) })
    .whereNull('revokedAt')
    .whereRaw('expires_at > now()')
    .withGraphFetched('user')
  if (!found?.user) throw new AppError('RefreshTokenInvalid')
  if (found.user.suspendedAt !== null) throw new AppError('AccountSuspended')

  const rotated = await Session.query(api.db)
    .patch({
      tokenHash: sha256(nextSecret),
      previousHash: presented,
      rotatedAt: raw('now()'),
      lastUsedAt: raw('now()'),
      expiresAt: furtherLifetime,
    })
    .where({ id: found.id, tokenHash: presented })
    .whereNull('revokedAt')
    .returning('*')
    .first()
  const session = rotated ?? (await repeatedWithinGrace(api.db, found.id, presented))
  if (!session) {
    await endSessions(api.db, { id: found.id })
    api.observer.onRefreshReused?.({ sessionId: found.id, userId: found.userId })
    throw new AppError('RefreshTokenInvalid')
  }
  // It may have been exchanged by a server that signs with another secret.
  const given = others.find((other) => sha256(other) === session.tokenHash) ?? nextSecret
  return grantOf(api, { user: found.user, session, refreshToken: `${family}.${given}` })
}

function nextSecretsOf([present, ...others]: KeyRing, secret: string): [string, ...string[]] {
  const next = ({ refreshToken }: Keys) => hmac(refreshToken, secret)
  return [next(present), ...others.map(next)]
}

/** The session that a refresh token belongs to, as long as it is the newest of its family. */
export function holdingRefreshToken(refreshToken: string) {
  const [family = '', secret = ''] = refreshToken.split('.')
  return { 'sessions.familyHash': sha256(family), 'sessions.tokenHash': sha256(secret) }
}

/** A session that a page uses lives on without new tokens. */
export async function prolongSession(db: Db, id: number): Promise<void> {
  await Session.query(db)
    .findById(id)
    .patch({ lastUsedAt: raw('now()'), expiresAt: furtherLifetime })
}

async function repeatedWithinGrace(db: Db, id: number, presented: string): Promise<Session | undefined> {
  return Session.query(db)
    .findOne({ id, previousHash: presented })
    .whereNull('revokedAt')
    .where('rotatedAt', '>', grace)
}

/** Ends the live sessions that match, and says how many that were. */
export async function endSessions(
  db: Db,
  { id, userId, except }: { id?: number; userId?: number; except?: number },
): Promise<{ signedOut: number }> {
  const signedOut = await Session.query(db)
    .patch({ revokedAt: raw('now()') })
    .whereNull('revokedAt')
    .where((which) => {
      if (id !== undefined) which.where({ id })
      if (userId !== undefined) which.where({ userId })
      if (except !== undefined) which.whereNot({ id: except })
    })
  return { signedOut }
}

async function endOldest(db: Db, userId: number): Promise<void> {
  await Session.query(db)
    .patch({ revokedAt: raw('now()') })
    .whereIn('id', liveSessions(db, userId).select('id').offset(mostSessions))
}

/** The last used first. */
function liveSessions(db: Db, userId: number) {
  return Session.query(db)
    .where({ userId })
    .whereNull('revokedAt')
    .whereRaw('expires_at > now()')
    .orderBy([
      { column: 'lastUsedAt', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
}

/** Takes away a batch of sessions that nobody can go on with, and answers whether there may be more. */
export async function trimSessions(db: Db): Promise<boolean> {
  return trimOlder(db, { table: 'sessions', column: 'expires_at', seconds: 0 })
}

export async function listSessions(db: Db, userId: number, currentId?: number): Promise<DeviceSession[]> {
  const sessions = await liveSessions(db, userId).limit(mostSessions)
  return sessions.map(({ id, device, createdAt, lastUsedAt }) => ({
    id,
    device,
    createdAt,
    lastUsedAt,
    current: id === currentId,
  }))
}

function grantOf(
  api: Api,
  { user, session, refreshToken }: { user: User; session: Session; refreshToken: string },
) {
  const access = signAccessToken(api.keys, { userId: user.id, sessionId: session.id }, api.now())
  return {
    user: meOf(user),
    accessToken: access.token,
    accessTokenExpiresAt: access.expiresAt,
    refreshToken,
    refreshTokenExpiresAt: session.expiresAt,
  }
}

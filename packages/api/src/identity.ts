import { ServiceToken, User } from '@linnet/db'

import { verifyAccessToken } from './auth/access-token.js'
import { sha256 } from './auth/keys.js'
import type { Api } from './context.js'
import { AppError } from './errors.js'
import { serviceTokenPrefix, touchServiceToken } from './service/service-tokens.js'

/** Who asks, a person or another server, as the database knows them at this moment. */
export type Identity =
  | { kind: 'nobody' }
  | { kind: 'user'; viewer: User; sessionId: number }
  | { kind: 'service'; token: ServiceToken }

/** A credential that is sent must be right, also where none is needed: the caller believes to be somebody. */
export async function identify(api: Api, authorization: string | undefined): Promise<Identity> {
  if (authorization === undefined) return { kind: 'nobody' }
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1]
  if (token === undefined) throw new AppError('TokenInvalid')
  return token.startsWith(serviceTokenPrefix) ? identifyService(api, token) : identifyUser(api, token)
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

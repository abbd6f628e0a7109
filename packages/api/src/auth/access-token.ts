import { randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { z } from 'zod'

import { AppError } from '../errors.js'
import type { KeyRing } from './keys.js'

const algorithm = 'HS256'
const issuer = 'linnet'
const audience = 'linnet:api'
const type = 'at+jwt'
const lifetimeSeconds = 600
const skewSeconds = 60
const longestToken = 2000

const id = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)

const verified = z.object({
  header: z.strictObject({ alg: z.literal(algorithm), typ: z.literal(type), kid: z.string() }),
  payload: z.strictObject({
    sub: id,
    sid: id,
    jti: z.uuid(),
    iat: z.int(),
    exp: z.int(),
    iss: z.literal(issuer),
    aud: z.literal(audience),
  }),
})

export interface AccessToken {
  token: string
  expiresAt: string
}

export interface AccessClaims {
  userId: number
  sessionId: number
}

/** The role is not in it: the database says on each call what the viewer may do. */
export function signAccessToken(
  [keys]: KeyRing,
  { userId, sessionId }: AccessClaims,
  now: Date,
): AccessToken {
  const iat = Math.floor(now.getTime() / 1000)
  const exp = iat + lifetimeSeconds
  const token = jwt.sign({ sid: String(sessionId), iat, exp }, keys.accessToken, {
    algorithm,
    issuer,
    audience,
    subject: String(userId),
    jwtid: randomUUID(),
    header: { alg: algorithm, typ: type, kid: keys.id },
  })
  return { token, expiresAt: new Date(exp * 1000).toISOString() }
}

export function verifyAccessToken(ring: KeyRing, token: string, now: Date): AccessClaims {
  if (token.length > longestToken) throw new AppError('TokenInvalid')
  const clockTimestamp = Math.floor(now.getTime() / 1000)
  const { payload } = parse(ring, token, clockTimestamp)
  // jsonwebtoken does not look at `iat`, and a token that lives longer than ours do is not ours.
  if (payload.iat > clockTimestamp + skewSeconds || payload.exp - payload.iat > lifetimeSeconds) {
    throw new AppError('TokenInvalid')
  }
  return { userId: payload.sub, sessionId: payload.sid }
}

function parse(ring: KeyRing, token: string, clockTimestamp: number) {
  try {
    // Whom it names is believed for no more than which of the keys to try.
    const named = jwt.decode(token, { complete: true })?.header.kid
    const keys = ring.find(({ id }) => id === named)
    if (!keys) throw new Error('It names no secret of ours.')
    return verified.parse(
      jwt.verify(token, keys.accessToken, {
        algorithms: [algorithm],
        issuer,
        audience,
        clockTimestamp,
        complete: true,
      }),
    )
  } catch (cause) {
    throw new AppError(cause instanceof jwt.TokenExpiredError ? 'TokenExpired' : 'TokenInvalid', { cause })
  }
}

import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** One key a purpose, all derived from the instance's secret, so that none can stand in for another. */
export interface Keys {
  accessToken: KeyObject
  refreshToken: KeyObject
  idempotency: KeyObject
  guesses: KeyObject
  rateLimits: KeyObject
}

export function deriveKeys(secret: string): Keys {
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'linnet', purpose, 32)))
  return {
    accessToken: derive('access token'),
    refreshToken: derive('refresh token'),
    idempotency: derive('idempotency'),
    guesses: derive('guesses'),
    rateLimits: derive('rate limits'),
  }
}

/** For random secrets only, which need no slow hash. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

export function hmac(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

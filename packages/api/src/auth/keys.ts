import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** One key a purpose, all derived from one secret, so that none can stand in for another. */
export interface Keys {
  /** Says which secret they are of, and nothing else of it. */
  id: string
  accessToken: KeyObject
  refreshToken: KeyObject
  idempotency: KeyObject
  counts: KeyObject
}

/** The keys of the present secret first, which signs; then those of others that are known, such as the one before. */
export type KeyRing = readonly [Keys, ...Keys[]]

export function deriveKeyRing(secret: string, others: readonly string[] = []): KeyRing {
  return [deriveKeys(secret), ...others.map(deriveKeys)]
}

export function deriveKeys(secret: string): Keys {
  const bytes = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, 'linnet', purpose, length))
  const derive = (purpose: string) => createSecretKey(bytes(purpose, 32))
  return {
    id: bytes('key id', 6).toString('base64url'),
    accessToken: derive('access token'),
    refreshToken: derive('refresh token'),
    idempotency: derive('idempotency'),
    counts: derive('counts'),
  }
}

/** What names are counted under, by all servers alike that know the same secrets, whichever of them signs. */
export function countingKey(ring: KeyRing): KeyObject {
  return ring.reduce((first, keys) => (keys.id < first.id ? keys : first)).counts
}

/** For random secrets only, which need no slow hash. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

export function hmac(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

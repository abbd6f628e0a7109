import type { Db, Pool } from '@linnet/db'

import { createFailureCounts, type FailureCounts } from './admin/failure-counts.js'
import { createGuesses, type Guesses } from './auth/guesses.js'
import { countingKey, deriveKeyRing, type KeyRing } from './auth/keys.js'
import { createPasswords, type Passwords } from './auth/passwords.js'
import {
  createRateLimits,
  defaultRateLimits,
  type RateLimits,
  type RateLimitSettings,
  type RateLimitState,
} from './rate-limits/rate-limits.js'
import { identify, type Credentials, type Identity } from './identity.js'
import { inTransaction, type Once } from './idempotency/once.js'
import type { Observer } from './observer.js'
import type { Deprecated } from './operation.js'

/** What lives as long as the server. */
export interface Api {
  db: Pool
  keys: KeyRing
  passwords: Passwords
  guesses: Guesses
  /** Undefined where nobody's calls are counted. */
  rateLimits: RateLimits | undefined
  now(): Date
  /** Of what the server itself is the reason. */
  failures: FailureCounts
  observer: Observer
}

export interface ApiOptions {
  db: Pool
  /** At least 32 random characters; all signing keys are derived from it. */
  secret: string
  /** What was signed by one of these counts too: the secret before this one, or the next. */
  otherSecrets?: readonly string[]
  /** How much may be called for; those that are not named are as `defaultRateLimits` has them, and with `false` there is no limit. */
  rateLimits?: Partial<RateLimitSettings> | false
  /** Is told how it goes; nobody unless given. */
  observer?: Observer
  /** The clock that tokens are signed and checked by. */
  now?: () => Date
}

export async function createApi({
  db,
  secret,
  otherSecrets = [],
  rateLimits = {},
  observer = {},
  now = () => new Date(),
}: ApiOptions): Promise<Api> {
  const isShort = [secret, ...otherSecrets].some(({ length }) => length < 32)
  if (isShort) throw new Error('A secret needs at least 32 characters.')
  const keys = deriveKeyRing(secret, otherSecrets)
  const key = countingKey(keys)
  return {
    db,
    keys,
    guesses: createGuesses({ db, key }),
    rateLimits:
      rateLimits === false
        ? undefined
        : createRateLimits({ db, key, settings: { ...defaultRateLimits, ...rateLimits } }),
    passwords: await createPasswords(observer),
    now,
    failures: createFailureCounts(now),
    observer,
  }
}

/** What is known of one request, whatever carried it. */
export interface RequestFacts extends Credentials {
  userAgent: string | undefined
  /** From where, as far as that tells one person from another; a network's, where one has so many. */
  address?: string | undefined
  requestId: string
  /** How many procedure calls came in this one request. */
  calls: number
  /** What the caller calls this request by, so that it has one effect however often it is sent. */
  idempotencyKey?: string | undefined
  /** Told of each call that is better not made any more. */
  onDeprecated?: ((path: string, deprecated: Deprecated) => void) | undefined
  /** Told after how many seconds to try again. */
  onRetryAfter?: ((seconds: number) => void) | undefined
  /** Told what is left of the limit that a call counts against. */
  onRateLimit?: ((state: RateLimitState) => void) | undefined
  /** Told when a call is one that waits for a password to be checked. */
  onCredentials?: (() => void) | undefined
  /** Told when the answer is one that was given before. */
  onReplay?: (() => void) | undefined
}

/** What each procedure of a request is handed. */
export interface Context extends RequestFacts {
  api: Api
  /** In a mutation with an idempotency key a transaction, which the effect must be part of. */
  db: Db
  /** For what checks a credential first, and has its effect in a transaction afterwards. */
  once: Once
  /** Who asks; found once a request, however many calls are in it. */
  identity(): Promise<Identity>
}

export function createContext(api: Api, facts: RequestFacts): Context {
  let found: Promise<Identity> | undefined
  return {
    ...facts,
    api,
    db: api.db,
    once: inTransaction(api.db),
    identity: () => (found ??= identify(api, facts)),
  }
}

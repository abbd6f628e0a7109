import type { KeyObject } from 'node:crypto'
import type { Db } from '@linnet/db'
import { RateLimiterMemory } from 'rate-limiter-flexible'

import { hmac } from '../auth/keys.js'
import { AppError } from '../errors.js'
import type { Identity } from '../identity.js'
import type { Meta } from '../operation.js'
import { trimOlder } from '../trim.js'

/** How many points each may spend in five minutes: a read is one, see `costOf`. */
export interface RateLimitSettings {
  /** An address, or a network of IPv6 addresses, of those who are not signed in. */
  address: number
  /** An account, on all of its devices. */
  account: number
  /** A token of another server or of somebody's script. */
  token: number
  /** An address that signs in or up or uses a password, on all servers together. */
  credentials: number
}

export const defaultRateLimits: RateLimitSettings = {
  address: 1500,
  account: 3000,
  token: 30_000,
  credentials: 600,
}

export type RateLimitName = keyof RateLimitSettings

/** What is left of a limit. */
export interface RateLimitState {
  name: RateLimitName
  limit: number
  windowSeconds: number
  remaining: number
  /** Seconds until all of it is there again. */
  resetSeconds: number
}

export interface Spender {
  name: RateLimitName
  /** Which address, account or token. */
  key: string
}

export interface RateLimits {
  /** Spends points where there are as many, and says what is left; `isSpent` is false where there were not. */
  spend(spender: Spender, cost: number): Promise<RateLimitState & { isSpent: boolean }>
}

type HereName = Exclude<RateLimitName, 'credentials'>

const windowSeconds = 300

/** What a call costs: as much as it asks of the server, where it does not say so itself. */
export function costOf({ cost }: Pick<Meta, 'cost'>, kind: 'query' | 'mutation' | 'subscription'): number {
  return cost ?? (kind === 'query' ? 1 : 5)
}

/** Who pays for a call; undefined for those of this machine and of its network's proxy, whom no address tells apart. */
export function spenderOf(identity: Identity, address: string | undefined): Spender | undefined {
  switch (identity.kind) {
    case 'user':
      return { name: 'account', key: String(identity.viewer.id) }
    case 'nobody':
      return address === undefined ? undefined : { name: 'address', key: address }
    default:
      return { name: 'token', key: String(identity.token.id) }
  }
}

/** Refuses who has not as much left, and tells what is. */
export async function mustSpend(
  rateLimits: RateLimits,
  spender: Spender | undefined,
  { cost, onRateLimit }: { cost: number; onRateLimit?: ((state: RateLimitState) => void) | undefined },
): Promise<void> {
  if (!spender) return
  const { isSpent, ...state } = await rateLimits.spend(spender, cost)
  onRateLimit?.(state)
  if (!isSpent) throw new AppError('TooManyRequests', { retryAfter: state.resetSeconds })
}

interface RateLimitDeps {
  db: Db
  key: KeyObject
  settings: RateLimitSettings
}

/** Each process counts for itself; credentials, which a second server would give a second try, are counted in the database. */
export function createRateLimits({ db, key, settings }: RateLimitDeps): RateLimits {
  const countsOf = (name: HereName) =>
    new RateLimiterMemory({ points: settings[name], duration: windowSeconds })
  const counts = { address: countsOf('address'), account: countsOf('account'), token: countsOf('token') }

  async function spendHere(name: HereName, of: string, cost: number): Promise<Spent> {
    const { consumedPoints, msBeforeNext } = await counts[name].penalty(of, cost)
    const resetSeconds = Math.ceil(msBeforeNext / 1000)
    if (consumedPoints <= settings[name]) return { points: consumedPoints, resetSeconds, isSpent: true }
    await counts[name].reward(of, cost)
    return { points: consumedPoints - cost, resetSeconds, isSpent: false }
  }

  return {
    async spend({ name, key: of }, cost) {
      const limit = settings[name]
      const { points, resetSeconds, isSpent } =
        name === 'credentials'
          ? await spendShared(db, { key: hmac(key, `${name} ${of}`), cost, limit })
          : await spendHere(name, of, cost)
      return { name, limit, windowSeconds, remaining: limit - points, resetSeconds, isSpent }
    },
  }
}

interface Spent {
  points: number
  resetSeconds: number
  isSpent: boolean
}

const left = 'greatest(1, ceil(extract(epoch from ends_at - clock_timestamp())))::integer as "resetSeconds"'

async function spendShared(
  db: Db,
  { key, cost, limit }: { key: string; cost: number; limit: number },
): Promise<Spent> {
  const ended = 'rate_counts.ends_at <= clock_timestamp()'
  const { rows } = await db.raw<{ rows: Omit<Spent, 'isSpent'>[] }>(
    `
      insert into rate_counts (key, points, ends_at)
      values (:key, :cost, clock_timestamp() + make_interval(secs => ${windowSeconds}))
      on conflict (key) do update set
        points = case when ${ended} then excluded.points else rate_counts.points + excluded.points end,
        ends_at = case when ${ended} then excluded.ends_at else rate_counts.ends_at end
      where ${ended} or rate_counts.points + excluded.points <= :limit
      returning points, ${left}
    `,
    { key, cost, limit },
  )
  const [spent] = rows
  if (spent) return { ...spent, isSpent: true }
  const present = await db.raw<{ rows: Omit<Spent, 'isSpent'>[] }>(
    `select points, ${left} from rate_counts where key = ?`,
    [key],
  )
  const { points = limit, resetSeconds = 1 } = present.rows[0] ?? {}
  return { points, resetSeconds, isSpent: false }
}

/** Takes away a batch of counts that have ended, and answers whether there may be more. */
export async function trimRateCounts(db: Db): Promise<boolean> {
  return trimOlder(db, { table: 'rate_counts', column: 'ends_at', seconds: 0 })
}

import type { KeyObject } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '@linnet/db'
import pLimit, { type LimitFunction } from 'p-limit'

import { AppError } from '../errors.js'
import { trimOlder } from '../trim.js'
import { guessLimits } from './guess-limits.js'
import { hmac } from './keys.js'

/** Of one account; more would be a flood, and is told to come back. */
const longestQueue = 50
const { windowSeconds, most, mostFromOneAddress } = guessLimits

export interface Guess {
  /** The account, or the name that somebody believes to be one. */
  account: string
  address: string | undefined
}

export interface Guesses {
  /** Checks a password as often as one may guess. A right one is no guess, nor is one that could not be checked. */
  check(guess: Guess, verify: () => Promise<boolean>): Promise<boolean>
}

/** A guess that is counted: of whom, and when. */
interface Taken {
  name: string
  at: string
}

const repayEveryMs = 1000

/** Counts in the database, for all servers; in each an account's passwords are checked one after the other. */
export function createGuesses({ db, key }: { db: Db; key: KeyObject }): Guesses {
  const queues = new Map<string, LimitFunction>()
  const owed: Taken[] = []

  /** Again and again: a database that went away meanwhile must not shut out who knows their password. */
  async function repay(): Promise<void> {
    while (owed.length > 0) {
      await sleep(repayEveryMs, undefined, { ref: false })
      const taken = [...owed]
      const isGiven = await giveBack(db, taken).then(
        () => true,
        () => false,
      )
      if (isGiven) owed.splice(0, taken.length)
    }
  }

  function giveBackLater(taken: readonly Taken[]): void {
    const isRepaying = owed.length > 0
    owed.push(...taken)
    if (!isRepaying) void repay()
  }

  async function inTurn<T>(account: string, work: () => Promise<T>): Promise<T> {
    const queue = queues.get(account) ?? pLimit(1)
    if (queue.pendingCount >= longestQueue) throw new AppError('Busy')
    queues.set(account, queue)
    try {
      return await queue(work)
    } finally {
      if (queue.activeCount + queue.pendingCount === 0) queues.delete(account)
    }
  }

  async function counted({ account, address }: Guess, verify: () => Promise<boolean>): Promise<boolean> {
    const counts = [{ name: hmac(key, account), limit: most }]
    if (address !== undefined) {
      counts.unshift({ name: hmac(key, `${account} from ${address}`), limit: mostFromOneAddress })
    }
    const taken: Taken[] = []
    let isWrong = false
    try {
      for (const { name, limit } of counts) {
        taken.push({ name, at: await take(db, name, limit) })
      }
      isWrong = !(await verify())
      return !isWrong
    } finally {
      if (!isWrong && taken.length > 0) await giveBack(db, taken).catch(() => giveBackLater(taken))
    }
  }

  return { check: (guess, verify) => inTurn(guess.account, () => counted(guess, verify)) }
}

const recent = `
  select guess from unnest(password_guesses.guessed_at) as guess
  where guess > clock_timestamp() - make_interval(secs => ${windowSeconds})
`

/** One statement, so that those who guess at the same moment wait for each other here. */
async function take(db: Db, key: string, limit: number): Promise<string> {
  const { rows: taken } = await db.raw<{ rows: { at: string }[] }>(
    `
      insert into password_guesses (key, guessed_at) values (?, array[clock_timestamp()])
      on conflict (key) do update
      set guessed_at = array(${recent} order by guess) || array[clock_timestamp()], last_at = clock_timestamp()
      where (select count(*) from (${recent}) as recent) < ?
      returning guessed_at[cardinality(guessed_at)]::text as at
    `,
    [key, limit],
  )
  if (taken[0]) return taken[0].at
  const { rows } = await db.raw<{ rows: { seconds: number }[] }>(
    `
      select ceil(extract(epoch from min(guess)) + ${windowSeconds} - extract(epoch from clock_timestamp()))::integer as seconds
      from password_guesses, lateral (${recent}) as recent where key = ?
    `,
    [key],
  )
  throw new AppError('TooManyGuesses', { retryAfter: Math.max(1, rows[0]?.seconds ?? 1) })
}

async function giveBack(db: Db, taken: readonly Taken[]): Promise<void> {
  const isAnother = 'guess <> all (?::timestamptz[])'
  await db.raw(
    `
      update password_guesses
      set guessed_at = array(select guess from unnest(guessed_at) as guess where ${isAnother} order by guess)
      where key = any (?)
    `,
    [taken.map(({ at }) => at), taken.map(({ name }) => name)],
  )
}

/** Takes away a batch of what counts no more, and answers whether there may be more. */
export async function trimGuesses(db: Db): Promise<boolean> {
  return trimOlder(db, { table: 'password_guesses', column: 'last_at', seconds: windowSeconds })
}

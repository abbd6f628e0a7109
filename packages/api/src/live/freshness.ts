import { connect, urlOf, type Pool } from '@linnet/db'

import { inTime } from '../in-time.js'

/** Numbers what everybody may see: as long as the number is the same, so is every answer to nobody in particular. */
export interface Freshness {
  /** As of a moment after the call. Whoever asks at once with others shares their question to the database. */
  version(): Promise<number>
  close(): Promise<void>
}

interface Counted {
  /** Every transaction below it had ended. */
  base: string
  /** How many lines of the log could be seen of the others. */
  sinceBase: number
  /** How many of those since the base before this one. */
  sinceLast: number
}

/** Whoever is not told so soon does without. */
const longestMs = 200

const question = `
  select base::text as base,
    (select count(*) from events where xact >= base and kind <> 'session') as "sinceBase",
    (select count(*) from events where xact >= coalesce(?::xid8, base) and kind <> 'session') as "sinceLast"
  from pg_snapshot_xmin(pg_current_snapshot()) as base
`

/**
 * Asks the log, for every server and the database's own hand write it in the transaction that changes something. Lines
 * below the base cannot become more, so that it is enough to count the few above. It is asked on a connection of its own:
 * nobody who has an answer to get waits behind those who have theirs made.
 */
export function createFreshness(db: Pool): Freshness {
  const own = connect({ url: urlOf(db), poolMax: 1 })
  let version = 0
  let last: Pick<Counted, 'base' | 'sinceBase'> | undefined
  let running: Promise<number> | undefined
  let next: Promise<number> | undefined

  async function ask(): Promise<number> {
    const before = last
    // Where that fails it may be for all that was written since, which is not to be counted again.
    last = undefined
    const { rows } = await own.raw<{ rows: Counted[] }>(question, [before?.base ?? null])
    const [counted] = rows
    if (counted?.sinceLast !== before?.sinceBase) version += 1
    last = counted
    return version
  }

  function start(): Promise<number> {
    const asking = inTime(ask(), longestMs).finally(() => {
      if (running === asking) running = undefined
    })
    running = asking
    return asking
  }

  /** A question that is under way may have been answered before somebody wrote who asks now. */
  function startNext(): Promise<number> {
    next = undefined
    return start()
  }

  return {
    version() {
      if (!running) return start()
      next ??= running.then(startNext, startNext)
      return next
    },
    close: () => own.destroy(),
  }
}

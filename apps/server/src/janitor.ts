import { setTimeout as sleep } from 'node:timers/promises'

/** Does one batch, such as of taking away what nobody needs any more, and answers whether there may be more. */
export type Chore = () => Promise<boolean>

export interface JanitorOptions {
  chores: Chore[]
  /** A chore that fails is tried again in the next round. */
  onError(error: unknown): void
  everyMs?: number
  /** Between two batches, so that others get their turn. */
  breakMs?: number
}

const MINUTE = 60_000

/** Does its chores one after the other, at once and again and again, until it is stopped. */
export function startJanitor({ chores, onError, everyMs = 10 * MINUTE, breakMs = 50 }: JanitorOptions) {
  const stopping = new AbortController()
  const { signal } = stopping

  async function rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined)
  }

  async function work(): Promise<void> {
    while (!signal.aborted) {
      for (const chore of chores) await finish(chore)
      await rest(everyMs)
    }
  }

  async function finish(chore: Chore): Promise<void> {
    try {
      while (!signal.aborted && (await chore())) await rest(breakMs)
    } catch (error) {
      onError(error)
    }
  }

  const working = work()
  return {
    /** Lets a batch that is under way finish. */
    async stop(): Promise<void> {
      stopping.abort()
      await working
    },
  }
}

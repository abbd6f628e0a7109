import { expect, inject, test as base } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** What every random choice of the run comes from. */
    seed: number
    /** True for the long run. */
    soak: boolean
  }
  interface TaskMeta {
    promises?: Kept[]
  }
}

/** What was measured, beside what is promised. */
export interface Kept {
  id: string
  measured: number
  target: string
  holds: boolean
  seed: number
}

/** A promise is a limit that is kept, or a floor that is reached. */
export type Target = { unit: string } & (
  | { atMost: number }
  | { atLeast: number }
  | { from: number; to: number }
)

export interface Tools {
  /** Says what was measured of the promise of that name in docs/promises.md. The test fails at its end where one was not kept. */
  keep(id: string, measured: number, target: Target): void
  /** Random numbers from 0 up to 1, the same for the same seed and test. */
  random: () => number
  seed: number
}

/** One size for the run of every change, and one for the long run. */
export function sized(short: number, long: number): number {
  return inject('soak') ? long : short
}

/** A test of promises: what it measures is told on a line each, and what was not kept fails it. */
export const promise = base.extend<Tools>({
  // oxlint-disable-next-line no-empty-pattern -- vitest wants to see that nothing is needed
  seed: async ({}, use) => use(inject('seed')),
  random: async ({ seed }, use) => use(randomFrom(seed)),
  keep: async ({ task, seed }, use) => {
    const kept: Kept[] = (task.meta.promises = [])
    await use((id, measured, target) => {
      kept.push({ id, measured, target: textOf(target), holds: isKept(measured, target), seed })
    })
    expect(kept.filter(({ holds }) => !holds)).toEqual([])
    if (kept.length === 0 && task.result?.state !== 'fail') throw new Error('Nothing was measured.')
  },
})

function isKept(measured: number, target: Target): boolean {
  if ('atMost' in target) return measured <= target.atMost
  if ('atLeast' in target) return measured >= target.atLeast
  return measured >= target.from && measured <= target.to
}

function textOf(target: Target): string {
  const { unit } = target
  if ('atMost' in target) return `<=${target.atMost} ${unit}`
  if ('atLeast' in target) return `>=${target.atLeast} ${unit}`
  return `${target.from}..${target.to} ${unit}`
}

/** mulberry32: enough to choose what to try, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

import { createHistogram } from 'node:perf_hooks'

/** What came of asking for some seconds. */
export interface Measured {
  requests: number
  /** Answers with another status or other bytes than were expected. */
  wrong: number
  seconds: number
  /** In microseconds. */
  p50: number
  p99: number
}

/** Has several ask at the same time, each again once it is answered, and each the next of a list that goes round. */
export async function inTurns(
  { several, ms, count }: { several: number; ms: number; count: number },
  askNth: (nth: number, who: number) => Promise<boolean>,
): Promise<Measured> {
  const latencies = createHistogram({ figures: 3 })
  let [next, wrong] = [0, 0]
  const began = performance.now()
  const end = began + ms
  await Promise.all(
    Array.from({ length: several }, async (_, who) => {
      for (let now = began; now < end;) {
        const isRight = await askNth(next++ % count, who)
        const then = performance.now()
        latencies.record(Math.max(1, Math.round(1000 * (then - now))))
        now = then
        if (!isRight) wrong += 1
      }
    }),
  )
  return {
    requests: latencies.count,
    wrong,
    seconds: (performance.now() - began) / 1000,
    p50: latencies.percentile(50),
    p99: latencies.percentile(99),
  }
}

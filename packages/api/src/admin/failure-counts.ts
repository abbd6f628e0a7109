import type { Db } from '@linnet/db'

import type { Reason } from '../errors.js'

/** Counts in memory how often the server itself was the reason for a failure; `flushFailures` writes it down. */
export function createFailureCounts(now: () => Date) {
  let counts = new Map<string, { day: string; reason: Reason; count: number }>()

  function add(day: string, reason: Reason, count: number): void {
    const key = `${day} ${reason}`
    counts.set(key, { day, reason, count: (counts.get(key)?.count ?? 0) + count })
  }

  return {
    note: (reason: Reason) => add(now().toISOString().slice(0, 10), reason, 1),
    take() {
      const taken = [...counts.values()]
      counts = new Map()
      return taken
    },
    add,
  }
}
export type FailureCounts = ReturnType<typeof createFailureCounts>

/** Adds what was counted since the last time to what all servers have counted. What cannot be written is kept for the next. */
export async function flushFailures(db: Db, failures: FailureCounts): Promise<void> {
  const taken = failures.take()
  if (taken.length === 0) return
  try {
    await db.raw(
      `
        insert into failure_counts (day, reason, count)
        select day, reason, count from json_to_recordset(?) as taken (day date, reason text, count integer)
        order by day, reason
        on conflict (day, reason) do update set count = failure_counts.count + excluded.count
      `,
      [JSON.stringify(taken)],
    )
  } catch (error) {
    for (const { day, reason, count } of taken) failures.add(day, reason, count)
    throw error
  }
}

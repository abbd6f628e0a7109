import type { Stats } from '@linnet/sdk'

/** What could not be answered: in all, by day, and by reason with the most frequent first. */
export function errorsOf({ days, errors }: Stats) {
  const onDay = new Map<string, number>()
  const byReason = new Map<string, number>()
  for (const { date, reason, count } of errors) {
    onDay.set(date, (onDay.get(date) ?? 0) + count)
    byReason.set(reason, (byReason.get(reason) ?? 0) + count)
  }
  return {
    total: errors.reduce((sum, { count }) => sum + count, 0),
    days: days.map(({ date }) => ({ date, value: onDay.get(date) ?? 0 })),
    reasons: [...byReason].toSorted(([, one], [, other]) => other - one),
  }
}

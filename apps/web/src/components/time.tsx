import { useNow, useTimes } from '../lib/time'

export function Time({ at }: { at: string }) {
  const { exactTime, relativeTime } = useTimes()
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, useNow())}
    </time>
  )
}

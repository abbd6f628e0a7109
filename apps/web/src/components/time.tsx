import { useExactTime, useNow, useTimes } from '../lib/time'

export function Time({ at }: { at: string }) {
  const { relativeTime } = useTimes()
  return (
    <time dateTime={at} title={useExactTime(at)}>
      {relativeTime(at, useNow())}
    </time>
  )
}

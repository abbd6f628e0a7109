import { useSyncExternalStore } from 'react'

import { clock, exactTime, relativeTime } from '../lib/time'

export function Time({ at }: { at: string }) {
  const now = useSyncExternalStore(clock.subscribe, clock.read)
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  )
}

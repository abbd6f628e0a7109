import { usePage } from '../lib/page-state'
import { clock, useTimes } from '../lib/time'
import { useSyncExternalStore } from '../lib/use-store'

export function Time({ at }: { at: string }) {
  const { exactTime, relativeTime } = useTimes()
  const { now: pageNow } = usePage()
  const now = useSyncExternalStore(clock.subscribe, clock.read, () => pageNow)
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  )
}

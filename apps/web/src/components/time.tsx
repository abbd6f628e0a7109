import { useSyncExternalStore } from 'react'

import { usePage } from '../lib/page-state'
import { clock, exactTime, relativeTime } from '../lib/time'
import { useLanguage } from '../lib/text'

export function Time({ at }: { at: string }) {
  const language = useLanguage()
  const { now: pageNow } = usePage()
  const now = useSyncExternalStore(clock.subscribe, clock.read, () => pageNow)
  return (
    <time dateTime={at} title={exactTime(at, language)}>
      {relativeTime(at, now, language)}
    </time>
  )
}

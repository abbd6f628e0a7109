import type { Language } from './language'
import { usePage } from './page-state'
import { createMemory } from './memory'
import { isServer, useScripted } from './scripted'
import { useLanguage } from './text'
import { useSyncExternalStore } from './use-store'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Made when it is asked for, for that is slow. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}

/** Says times in a language, and in the reader's time zone unless another is given. */
function createTimes(language: Language, timeZone?: 'UTC') {
  const dates = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(language, { ...options, ...(timeZone && { timeZone }) }))
  // What German shortens to "m" reads as metres.
  const style = language === 'de' ? 'short' : 'narrow'
  const relative = once(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style }))
  const exact = dates({ dateStyle: 'long', timeStyle: 'short' })
  const thisYear = dates({ month: 'short', day: 'numeric' })
  const otherYear = dates({ month: 'short', day: 'numeric', year: 'numeric' })
  const year = dates({ year: 'numeric' })
  const exactTimes = createMemory<string>()
  const longDay = dates({ dateStyle: 'long' })

  return {
    /** "now", "5m ago", "3h ago", "2d ago", then the date. */
    relativeTime(iso: string, now: number): string {
      const then = new Date(iso)
      const age = now - then.getTime()
      if (age < minute) return relative().format(0, 'second')
      if (age < hour) return relative().format(-Math.floor(age / minute), 'minute')
      if (age < day) return relative().format(-Math.floor(age / hour), 'hour')
      if (age < 7 * day) return relative().format(-Math.floor(age / day), 'day')
      return (year().format(then) === year().format(now) ? thisYear() : otherYear()).format(then)
    },
    exactTime: (iso: string) =>
      exactTimes(iso, () => exact().format(new Date(iso)) + (timeZone ? ` ${timeZone}` : '')),
    dayOf: (iso: string) => longDay().format(new Date(iso)),
    shortDayOf: (iso: string) => thisYear().format(new Date(iso)),
  }
}

type Times = ReturnType<typeof createTimes>
const made = new Map<string, Times>()

export function timesIn(language: Language, timeZone?: 'UTC'): Times {
  const key = `${language} ${timeZone}`
  const times = made.get(key) ?? createTimes(language, timeZone)
  made.set(key, times)
  return times
}

/** In UTC until a page is taken over: its server does not know where the reader is, and both must say the same. */
export function useTimes(): Times {
  return timesIn(useLanguage(), useScripted() ? undefined : 'UTC')
}

/** For what shows it on demand. The server wrote it, and while that is taken over it need not be known. */
export function useExactTime(iso: string): string | undefined {
  const { exactTime } = useTimes()
  const isKnown = useScripted() || isServer
  return isKnown ? exactTime(iso) : undefined
}

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** The time, changing once a minute for everything on the page at once. */
export const clock = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    timer ??= setInterval(() => {
      now = Date.now()
      for (const each of listeners) each()
    }, minute)
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      clearInterval(timer)
      timer = undefined
    }
  },
  read: () => now,
}

/** As of the page until it is taken over. */
export function useNow(): number {
  const { now: pageNow } = usePage()
  return useSyncExternalStore(clock.subscribe, clock.read, () => pageNow)
}

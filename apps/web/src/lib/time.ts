import type { Language } from './language'

type Formats = ReturnType<typeof formatsOf>
const made = new Map<Language, Formats>()

function formatsOf(language: Language) {
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options)
  return {
    relative: new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'narrow' }),
    exact: date({ dateStyle: 'long', timeStyle: 'short' }),
    thisYear: date({ month: 'short', day: 'numeric' }),
    otherYear: date({ month: 'short', day: 'numeric', year: 'numeric' }),
    longDay: date({ dateStyle: 'long' }),
    utcDay: date({ month: 'short', day: 'numeric', timeZone: 'UTC' }),
  }
}

/** Made once, for making them is slow. */
function formatsFor(language: Language): Formats {
  const formats = made.get(language) ?? formatsOf(language)
  made.set(language, formats)
  return formats
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "now", "5m ago", "3h ago", "2d ago", then the date. */
export function relativeTime(iso: string, now: number, language: Language): string {
  const { relative, thisYear, otherYear } = formatsFor(language)
  const then = new Date(iso)
  const age = now - then.getTime()
  if (age < minute) return relative.format(0, 'second')
  if (age < hour) return relative.format(-Math.floor(age / minute), 'minute')
  if (age < day) return relative.format(-Math.floor(age / hour), 'hour')
  if (age < 7 * day) return relative.format(-Math.floor(age / day), 'day')
  const sameYear = then.getFullYear() === new Date(now).getFullYear()
  return (sameYear ? thisYear : otherYear).format(then)
}

export function exactTime(iso: string, language: Language): string {
  return formatsFor(language).exact.format(new Date(iso))
}

export function dayOf(iso: string, language: Language): string {
  return formatsFor(language).longDay.format(new Date(iso))
}

/** A day that was counted by UTC. */
export function shortDayOf(date: string, language: Language): string {
  return formatsFor(language).utcDay.format(new Date(date))
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

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' })
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' })
const thisYear = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' })
const otherYear = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', year: 'numeric' })
const longDay = new Intl.DateTimeFormat('en', { dateStyle: 'long' })

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "now", "5m ago", "3h ago", "2d ago", then the date. */
export function relativeTime(iso: string, now: number): string {
  const then = new Date(iso)
  const age = now - then.getTime()
  if (age < minute) return 'now'
  if (age < hour) return relative.format(-Math.floor(age / minute), 'minute')
  if (age < day) return relative.format(-Math.floor(age / hour), 'hour')
  if (age < 7 * day) return relative.format(-Math.floor(age / day), 'day')
  const sameYear = then.getFullYear() === new Date(now).getFullYear()
  return (sameYear ? thisYear : otherYear).format(then)
}

export function exactTime(iso: string): string {
  return exact.format(new Date(iso))
}

export function dayOf(iso: string): string {
  return longDay.format(new Date(iso))
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

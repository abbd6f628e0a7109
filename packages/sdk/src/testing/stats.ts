import type { Stats } from '../api.gen.js'
import type { Store } from './store.js'

const dayMs = 24 * 3600 * 1000

/** One a day in UTC, oldest first. */
export function readStats(store: Store, days: number): Stats {
  const all = () => true
  const rows = { users: store.users.where(all), posts: store.posts.where(all), likes: store.likes.where(all) }
  const countBy = (isMeant: (row: { createdAt: string }) => boolean) => ({
    users: rows.users.filter(isMeant).length,
    posts: rows.posts.filter(isMeant).length,
    likes: rows.likes.filter(isMeant).length,
  })
  const dates = Array.from({ length: days }, (_, index) => store.now((index + 1 - days) * dayMs).slice(0, 10))
  return {
    totals: countBy(all),
    days: dates.map((date) => ({ date, ...countBy(({ createdAt }) => createdAt.startsWith(date)) })),
    errors: [],
  }
}

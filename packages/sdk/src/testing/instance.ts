import type { AdminSettingsUpdateInput, Instance } from '../api.gen.js'
import { graphemes } from '../graphemes.js'
import { invalid, refusal } from './refusal.js'
import type { Store } from './store.js'

const hourMs = 3_600_000

export function readInstance({ settings }: Store): Instance {
  const { name, description, registration, longestPost, postsPerHour } = settings
  return { name, description, registration, limits: { longestPost, postsPerHour }, version: 'fake' }
}

/** What is left out stays as it is. */
export function updateSettings(store: Store, input: AdminSettingsUpdateInput): Instance {
  Object.assign(store.settings, input)
  return readInstance(store)
}

export function mustBeShort({ settings }: Store, content: string): void {
  const { longestPost } = settings
  if (graphemes(content) <= longestPost) return
  throw invalid({ issues: [{ path: ['content'], message: `At most ${longestPost} characters.` }] })
}

/** One more may be written. */
export function mustBeFew(store: Store, author: { id: number }): void {
  const { postsPerHour } = store.settings
  if (postsPerHour === null) return
  const recent = store.posts.where(
    ({ authorId, createdAt }) => authorId === author.id && createdAt > store.now(-hourMs),
  )
  if (recent.length >= postsPerHour) throw refusal('TooManyPosts')
}

import { guessLimits } from '@linnet/api/pure'

import { refusal } from './refusal.js'
import type { Store } from './store.js'

const { windowSeconds, mostFromOneAddress } = guessLimits

/** Lets a right password pass, as long as not too many wrong ones were tried; all ask from one address. */
export function guess(store: Store, { account, isRight }: { account: string; isRight: boolean }): void {
  const since = store.now(-windowSeconds * 1000)
  const recent = (store.guesses.get(account) ?? []).filter((at) => at > since)
  const [first] = recent
  if (first !== undefined && recent.length >= mostFromOneAddress) {
    const retryAfter = Math.ceil((Date.parse(first) - Date.parse(since)) / 1000)
    throw refusal('TooManyGuesses', { retryAfter })
  }
  if (isRight) return
  store.guesses.set(account, [...recent, store.now()])
  throw refusal('BadCredentials')
}

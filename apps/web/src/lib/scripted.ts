import { useSyncExternalStore } from 'react'

let isTakenOver = false
const waiting = new Set<() => void>()

/** From here on, nothing is shown as the server made it. */
export function pageIsTakenOver(): void {
  isTakenOver = true
  for (const tell of waiting) tell()
}

function subscribe(tell: () => void): () => void {
  waiting.add(tell)
  return () => waiting.delete(tell)
}

const read = () => isTakenOver

/** False on the server, and so in every page until its scripts have taken it over. */
export function useScripted(): boolean {
  return useSyncExternalStore(subscribe, read, read)
}

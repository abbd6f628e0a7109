import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react'

let isTakenOver = false
const listeners = new Set<() => void>()

/** From here on, nothing is shown as the server made it. */
export function pageIsTakenOver(): void {
  isTakenOver = true
  for (const tell of listeners) tell()
  giveTurns()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

const read = () => isTakenOver

/** False on the server, and so in every page until its scripts have taken it over. */
export function useScripted(): boolean {
  return useSyncExternalStore(subscribe, read, read)
}

export const isServer = typeof document === 'undefined'
const waiting: Waiting[] = []

interface Waiting {
  box: RefObject<HTMLElement | null>
  takeOver(): void
}

/** One by one, so that whatever somebody does comes in between; what the focus is in when the focus leaves it. */
function giveTurns(): void {
  const next = waiting.findIndex(({ box }) => !box.current?.contains(document.activeElement))
  const [taken] = next === -1 ? [] : waiting.splice(next, 1)
  taken?.takeOver()
  if (taken) setTimeout(giveTurns)
  else if (waiting.length > 0) addEventListener('focusout', () => setTimeout(giveTurns), { once: true })
}

/**
 * Whether what the server made in a box is to be taken over now: the many alike of a page are left as they are until all else is
 * taken over.
 */
export function useTurn(box: RefObject<HTMLElement | null>): boolean {
  const [isOurs, setOurs] = useState(() => isServer || isTakenOver)
  // Before the page is taken over, which other effects may come after.
  useLayoutEffect(() => {
    if (!isOurs) waiting.push({ box, takeOver: () => setOurs(true) })
  }, [isOurs, box])
  return isOurs
}

import { Suspense, type ReactNode } from 'react'

import { takenOver } from '../lib/turns'

/**
 * A part of a page from the server that is taken over when it is its turn, one after the other: taking all of them over at once
 * would hold a slow phone up.
 */
export function InTurn({ turn, children }: { turn: number; children: ReactNode }) {
  return (
    <Suspense fallback={null}>
      <Part turn={turn}>{children}</Part>
    </Suspense>
  )
}

function Part({ turn, children }: { turn: number; children: ReactNode }) {
  const waiting = takenOver(turn)
  if (waiting) throw waiting
  return children
}

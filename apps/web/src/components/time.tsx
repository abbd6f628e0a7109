import type { ComponentProps } from 'react'

import { useExactTime, useNow, useTimes } from '../lib/time'

/** How long ago it is, and when it was. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={useExactTime(at)}>
      <Ago at={at} />
    </time>
  )
}

/** A link that is named by how long ago it is, and described by when it was: readers of screens are told both. */
export function TimeLink({ at, ...link }: { at: string } & ComponentProps<'a'>) {
  return (
    <a {...link} title={useExactTime(at)}>
      <time dateTime={at}>
        <Ago at={at} />
      </time>
    </a>
  )
}

function Ago({ at }: { at: string }) {
  return useTimes().relativeTime(at, useNow())
}

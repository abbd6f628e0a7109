import type { Page } from '@linnet/sdk'
import type { InfiniteData } from '@tanstack/react-query'

/** How React Query walks through the pages of a list: by the cursor that the page before gave. */
export const firstPage: string | undefined = undefined

export function nextPage({ nextCursor }: Page<unknown>): string | undefined {
  return nextCursor ?? undefined
}

/** The pages as one list. A post that moved between two reads may be in both: it is shown once. */
export function itemsOf<Item extends { id: number }>({ pages }: InfiniteData<Page<Item>, unknown>): Item[] {
  const seen = new Set<number>()
  return pages.flatMap(({ items }) => items).filter(({ id }) => !seen.has(id) && seen.add(id))
}

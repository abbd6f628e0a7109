import type { Page } from '@linnet/sdk'
import { useQueryClient, type DataTag, type InfiniteData, type QueryKey } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'

import { usePath } from './path'

/** Where a list begins that a link without scripts leads into. */
const olderParam = 'after'

/** What to give a list so that it begins there. */
export function beginningAt(search: URLSearchParams): { cursor?: string } {
  const cursor = search.get(olderParam)
  return cursor === null ? {} : { cursor }
}

/** The address of what comes after a list as far as it was read; undefined at its end. */
export function useOlderHref<Output>(
  { queryKey }: { queryKey: DataTag<QueryKey, InfiniteData<Output>, unknown> },
  listIn: (output: Output) => Pick<Page<unknown>, 'nextCursor'>,
): string | undefined {
  const path = usePath()
  const [search] = useSearchParams()
  const last = useQueryClient().getQueryData(queryKey)?.pages.at(-1)
  const cursor = last && listIn(last).nextCursor
  if (typeof cursor !== 'string') return undefined
  const next = new URLSearchParams(search)
  next.set(olderParam, cursor)
  return `${path}?${next}`
}

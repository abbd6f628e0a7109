import type { AdminPostsListInput } from '@linnet/sdk'

import { bareHandle, betweenDays, saidOf } from '../../lib/filters'

export const postStates = ['visible', 'hidden', 'deleted'] as const

/** What narrows the list of all posts, as the address has it. */
export interface PostFilters {
  search: string
  author: string
  from: string
  to: string
  state: (typeof postStates)[number] | ''
}

export function postFiltersIn(address: { get(name: string): unknown }): PostFilters {
  return {
    search: saidOf('search', address),
    author: saidOf('author', address),
    from: saidOf('from', address),
    to: saidOf('to', address),
    state: postStates.find((state) => state === address.get('state')) ?? '',
  }
}

export function askForPosts({ search, author, state, ...days }: PostFilters): AdminPostsListInput {
  return {
    ...(search !== '' && { search }),
    ...(author !== '' && { author: bareHandle(author) }),
    ...(state !== '' && { state }),
    ...betweenDays(days),
  }
}

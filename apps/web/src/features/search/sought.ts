import type { PostsSearchInput } from '@linnet/sdk'

import { bareHandle, betweenDays, queryOf, saidOf } from '../../lib/filters'

/** What was typed into the form, as the address has it. */
export interface Sought {
  text: string
  author: string
  from: string
  to: string
}

export function soughtIn(address: { get(name: string): unknown }): Sought {
  return {
    text: saidOf('text', address),
    author: saidOf('author', address),
    from: saidOf('from', address),
    to: saidOf('to', address),
  }
}

export function addressOf(sought: Sought): string {
  return `/search?${queryOf(sought)}`
}

/** What to ask the server for; undefined when nothing is sought. */
export function askFor({ text, author, ...days }: Sought): Omit<PostsSearchInput, 'cursor'> | undefined {
  const asked = {
    ...(text !== '' && { text }),
    ...(author !== '' && { author: bareHandle(author) }),
    ...betweenDays(days),
  }
  return Object.keys(asked).length === 0 ? undefined : asked
}

import type { PostsSearchInput } from '@linnet/sdk'

/** What was typed into the form, as the address has it. */
export type Sought = Record<(typeof fields)[number], string>

const fields = ['text', 'author', 'from', 'to'] as const

const aDay = 24 * 3600 * 1000

export function soughtIn(address: { get(name: string): unknown }): Sought {
  const said = (name: string) => {
    const value = address.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  return { text: said('text'), author: said('author'), from: said('from'), to: said('to') }
}

/** The address without what was left empty. */
export function addressOf(sought: Sought): string {
  const given = fields.filter((field) => sought[field] !== '').map((field) => [field, sought[field]])
  return `/search?${new URLSearchParams(given)}`
}

/** What to ask the server for; undefined when nothing is sought. Days are those of UTC, and the last one counts. */
export function askFor({ text, author, from, to }: Sought): Omit<PostsSearchInput, 'cursor'> | undefined {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const asked = {
    ...(text !== '' && { text }),
    ...(author !== '' && { author: author.replace(/^@/, '').toLowerCase() }),
    ...(Number.isFinite(first) && { from: new Date(first).toISOString() }),
    ...(Number.isFinite(last) && { to: new Date(last + aDay).toISOString() }),
  }
  return Object.keys(asked).length === 0 ? undefined : asked
}

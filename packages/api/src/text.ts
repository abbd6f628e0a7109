import { z } from 'zod'

/** Lengths count what a person counts: graphemes, so that a family emoji is one. */
export const limits = {
  content: 500,
  displayName: 50,
  bio: 300,
  tokenName: 60,
  instanceName: 50,
  instanceDescription: 1000,
  inviteNote: 100,
  handle: { min: 2, max: 30 },
  password: { min: 8, max: 256 },
} as const

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How many characters a person would count; of more than are asked for it counts one more, for all of a long text takes seconds. */
export function graphemes(text: string, { upTo = Infinity }: { upTo?: number } = {}): number {
  let count = 0
  for (const _ of segmenter.segment(text)) {
    count += 1
    if (count > upTo) break
  }
  return count
}

// Lone surrogates, which Postgres would silently replace, and control characters other than tab and line ends.
// oxlint-disable-next-line no-control-regex
const unstorable = /[\p{Surrogate}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u
const somethingToSee = /[^\s\p{Control}\p{Default_Ignorable_Code_Point}\p{Separator}\u2800]/u

/** Text that is stored and given back byte for byte, or refused. A grapheme may take 20 UTF-16 units on average. */
export function text(max: number, { blank = false } = {}) {
  return z
    .string()
    .max(max * 20, { error: `At most ${max} characters.`, abort: true })
    .refine(
      (value) => value.length <= max || graphemes(value, { upTo: max }) <= max,
      `At most ${max} characters.`,
    )
    .refine((value) => !unstorable.test(value), 'Control characters and broken Unicode cannot be stored.')
    .refine((value) => blank || somethingToSee.test(value), 'Write something that can be seen.')
}

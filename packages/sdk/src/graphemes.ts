const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How many characters a person counts: `graphemes('👨‍👩‍👧')` is 1. Limits are in these. */
export function graphemes(text: string): number {
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}

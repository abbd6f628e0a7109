let segmenter: Intl.Segmenter | undefined
const oneEach = /^[ -~\n]*$/

/** How many characters a person counts: `graphemes('👨‍👩‍👧')` is 1. Limits are in these. */
export function graphemes(text: string): number {
  if (oneEach.test(text)) return text.length
  // As slow to make as a page is to hydrate.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}

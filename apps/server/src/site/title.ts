import type { Post } from '@linnet/sdk'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const longestTitle = 80

/** What a post is called where something has to have a title: how it begins, on one line. */
export function titleOf({ content }: Pick<Post, 'content'>): string {
  const line = content.trim().replaceAll(/\s+/g, ' ')
  const characters = [...segmenter.segment(line)]
  const cut = characters[longestTitle]
  return cut === undefined ? line : `${line.slice(0, cut.index).trimEnd()}…`
}

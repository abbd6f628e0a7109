import type { Page, Post, PostsSearchInput } from '../api.gen.js'
import { isBetween } from './pages.js'
import { pageOfPosts } from './post-lists.js'
import type { Store } from './store.js'
import type { Viewer } from './visible.js'

export function searchPosts(
  store: Store,
  viewer: Viewer,
  input: PostsSearchInput & { limit: number },
): Page<Post> {
  const { text, author } = input
  const isFound = text === undefined ? () => true : matching(text)
  return pageOfPosts(store, viewer, {
    ...input,
    isMeant: ({ authorId, createdAt, content }) =>
      (author === undefined || store.users.get(authorId)?.handle === author) &&
      isBetween({ createdAt }, input) &&
      isFound(content),
  })
}

interface Term {
  isWanted: boolean
  words: string[]
}

/** What Postgres makes of a search: words, "phrases", `or` and -, and nothing is found by what has no word in it. */
function matching(search: string): (content: string) => boolean {
  const either: Term[][] = [[]]
  for (const [, minus, phrase, bare = ''] of search.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    if (minus === '' && bare.toLowerCase() === 'or') either.push([])
    else either.at(-1)?.push({ isWanted: minus === '', words: wordsOf(phrase ?? bare) })
  }
  const asked = either
    .map((terms) => terms.filter(({ words }) => words.length > 0))
    .filter((terms) => terms.length > 0)
  return (content) => {
    const words = wordsOf(content)
    return asked.some((terms) => terms.every((term) => term.isWanted === has(words, term.words)))
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function has(words: string[], phrase: string[]): boolean {
  return words.some((_, start) => phrase.every((word, place) => words[start + place] === word))
}

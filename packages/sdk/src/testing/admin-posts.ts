import type { Page, Post } from '../api.gen.js'
import { isBetween } from './pages.js'
import { pageOfPosts } from './post-lists.js'
import type { PostRow, Store, UserRow } from './store.js'

interface Filter {
  state: 'all' | 'visible' | 'hidden' | 'deleted'
  author?: string | undefined
  search?: string | undefined
  from?: string | undefined
  to?: string | undefined
  cursor?: string | undefined
  limit: number
}

export function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase())
}

export function listAllPosts(store: Store, viewer: UserRow, input: Filter): Page<Post> {
  const { state, author, search } = input
  return pageOfPosts(store, viewer, {
    ...input,
    isMeant: (post) =>
      isBetween(post, input) &&
      (state === 'all' || state === stateOf(post)) &&
      (author === undefined || store.users.get(post.authorId)?.handle === author) &&
      (search === undefined || contains(post.content, search)),
  })
}

function stateOf({ deletedAt, visible }: PostRow): Filter['state'] {
  if (deletedAt !== null) return 'deleted'
  return visible ? 'visible' : 'hidden'
}

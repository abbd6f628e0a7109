import type { InfiniteData, Query, QueryClient, QueryKey } from '@tanstack/react-query'

import type { Page, Post, Thread } from '../api.gen.js'
import { keyOf } from './options.js'

/** A post in place of another; undefined takes it out of the lists that it is in. */
type Change = (post: Post) => Post | undefined

/** Changes posts wherever they are cached: in lists, pages, threads, histories and alone. */
export function changePosts(client: QueryClient, change: Change): void {
  for (const query of cached(client)) {
    const { data, dataUpdatedAt, isInvalidated } = query.state
    const changed = mapPosts(data, change)
    if (changed === data) continue
    // What is only patched is as old as it was.
    query.setData(changed, { updatedAt: dataUpdatedAt, manual: true })
    if (isInvalidated) query.invalidate()
  }
}

export function changePost(client: QueryClient, postId: number, change: Change): void {
  changePosts(client, (post) => (post.id === postId ? change(post) : post))
}

export function findPost(client: QueryClient, postId: number): Post | undefined {
  for (const { state } of cached(client)) {
    const found = findIn(state.data, postId)
    if (found) return found
  }
  return undefined
}

/** What is being read now and holds a post: it may bring the post as it was. */
export function readingNow(client: QueryClient, postId: number): Query[] {
  return cached(client).filter(({ state }) => state.fetchStatus !== 'idle' && holds(state.data, postId))
}

/** Reads again what holds a post. */
export function readAgain(client: QueryClient, postId: number): void {
  void client.invalidateQueries({ predicate: ({ state }) => holds(state.data, postId) })
}

/** Shows a new post where it belongs: at the head of lists, and at the end of its thread. */
export function addPost(client: QueryClient, post: Post): void {
  const top = (page: Page<Post>) => ({ ...page, items: [post, ...page.items] })
  for (const { queryKey, state } of cached(client)) {
    if (!isListFor(queryKey, post) || holds(state.data, post.id)) continue
    if (queryKey.at(-1) === 'page') {
      client.setQueryData<Page<Post>>(queryKey, (page) => page && top(page), kept(state))
      continue
    }
    client.setQueryData<PagesOf<Page<Post>>>(
      queryKey,
      (list) => {
        const [first, ...rest] = list?.pages ?? []
        return list && first && { ...list, pages: [top(first), ...rest] }
      },
      kept(state),
    )
  }
  addReply(client, post)
}

/** Shows a reply at the end of its thread, if that was read to its end. */
export function addReply(client: QueryClient, post: Post): void {
  if (post.replyToId === null) return
  const queryKey = [...keyOf('posts.thread'), { postId: post.replyToId }]
  for (const { queryKey: key, state } of client.getQueryCache().findAll({ queryKey })) {
    if (key.at(-1) === 'page' || holds(state.data, post.id)) continue
    client.setQueryData<PagesOf<Thread>>(
      key,
      (thread) => {
        const last = thread?.pages.at(-1)
        if (!thread || !last || last.replies.nextCursor !== null) return thread
        const replies = { ...last.replies, items: [...last.replies.items, post] }
        return { ...thread, pages: [...thread.pages.slice(0, -1), { ...last, replies }] }
      },
      kept(state),
    )
  }
}

type PagesOf<Output> = InfiniteData<Output, string | undefined>

/** Whether a new post comes at the head of this list; searches of the moderators are read again instead. */
function isListFor([, ...key]: QueryKey, { author, replyToId }: Post): boolean {
  const [names, input] = [key.slice(0, 2).join('.'), key[2]]
  if (typeof input !== 'object' || input === null) return false
  const { author: handle, userId, replies, cursor }: Filter = input
  if (cursor !== undefined || (replyToId !== null && replies !== true)) return false
  if (names === 'posts.list') return handle === undefined || handle === author.handle
  return names === 'users.posts' && userId === author.id
}

interface Filter {
  author?: unknown
  userId?: unknown
  replies?: unknown
  cursor?: unknown
}

function kept({ dataUpdatedAt }: { dataUpdatedAt: number }) {
  return { updatedAt: dataUpdatedAt }
}

function cached(client: QueryClient): Query[] {
  return client.getQueryCache().findAll({ queryKey: keyOf() })
}

export function holds(data: unknown, postId: number): boolean {
  return findIn(data, postId) !== undefined
}

export function findIn(data: unknown, postId: number): Post | undefined {
  if (isPost(data)) return data.id === postId ? data : undefined
  if (typeof data !== 'object' || data === null) return undefined
  for (const value of Object.values(data)) {
    const found = findIn(value, postId)
    if (found) return found
  }
  return undefined
}

/** The same value with its posts changed, whatever its shape; the very same where nothing did. */
function mapPosts(value: unknown, change: Change): unknown {
  if (isPost(value)) return change(value) ?? value
  if (Array.isArray(value)) {
    const items: unknown[] = value
    const mapped = items.flatMap((item) => {
      const changed = isPost(item) ? change(item) : mapPosts(item, change)
      return changed === undefined ? [] : [changed]
    })
    return mapped.length === items.length && mapped.every((item, place) => item === items[place])
      ? items
      : mapped
  }
  if (typeof value !== 'object' || value === null) return value
  const before = Object.entries(value)
  const after = before.map(([name, field]): [string, unknown] => [name, mapPosts(field, change)])
  return after.every(([, field], place) => field === before[place]?.[1]) ? value : Object.fromEntries(after)
}

function isPost(value: unknown): value is Post {
  return typeof value === 'object' && value !== null && 'likeCount' in value && 'replyToId' in value
}

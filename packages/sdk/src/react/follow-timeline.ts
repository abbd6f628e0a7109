import type { QueryClient } from '@tanstack/react-query'

import type { LiveEvent, LivePost, Post } from '../api.gen.js'
import type { Linnet } from '../client-over.js'
import type { LinnetError } from '../errors.js'
import type { LiveStatus } from '../live-timeline.js'
import { keyOf } from './options.js'
import { addPost, addReply, changePost, changePosts, findIn, findPost, holds } from './post-cache.js'

export interface FollowOptions {
  /** Told how many posts are new and not shown yet, whenever that changes. */
  onNewPosts?: ((count: number) => void) | undefined
  onStatus?: ((status: LiveStatus) => void) | undefined
  /** Why the server ended it for good. Breaks of the network are mended and not told. */
  onError?: ((error: LinnetError) => void) | undefined
}

export interface FollowedTimeline {
  /** Puts the new posts on top of the lists that they belong to. */
  showNewPosts(): void
  stop(): void
}

/**
 * Keeps what is cached as it is on the server: counts, edits, replies and removals show as they happen. New posts are only
 * counted, so that nothing moves under the reader's eyes, until `showNewPosts`. It goes on as whoever signs in or out.
 *
 * @example
 * ```ts
 * import { createClient } from '@linnet/sdk'
 * import { followTimeline } from '@linnet/sdk/react'
 * import { QueryClient } from '@tanstack/react-query'
 *
 * const linnet = createClient({ url: 'http://localhost:3000' })
 * const followed = followTimeline(linnet, new QueryClient(), {
 *   onNewPosts: (count) => console.log(`${count} new posts`), // until `followed.showNewPosts()`
 *   onStatus(status) {
 *     if (status === 'open') console.log('following') // prints following
 *     if (status === 'open') followed.stop()
 *   },
 * })
 * ```
 */
export function followTimeline(
  linnet: Pick<Linnet, 'live' | 'viewer' | 'onSessionChange'>,
  client: QueryClient,
  { onNewPosts = () => undefined, onStatus, onError }: FollowOptions = {},
): FollowedTimeline {
  const waiting = new Map<number, Post>()
  let told = 0
  let userId = linnet.viewer?.id
  let close = open()

  function tell(): void {
    for (const id of waiting.keys()) if (isListed(client, id)) waiting.delete(id)
    if (waiting.size === told) return
    told = waiting.size
    onNewPosts(told)
  }

  function open(): () => void {
    let isCurrent = true
    let wasOpen = false
    const timeline = linnet.live.timeline({
      onEvent(event) {
        if (!isCurrent) return
        take(event)
        tell()
      },
      onStatus(status) {
        // What happened before the timeline opened is not told.
        if (status === 'open' && !wasOpen) readAllAgain(client)
        wasOpen ||= status === 'open'
        if (isCurrent) onStatus?.(status)
      },
      onError: (error) => isCurrent && onError?.(error),
    })
    return () => {
      isCurrent = false
      timeline.close()
    }
  }

  function take(event: LiveEvent): void {
    switch (event.type) {
      case 'post.created':
        return takeNew({ ...event.post, liked: false })
      case 'post.changed':
        return change(event.post)
      case 'post.counts': {
        const { postId, likeCount, replyCount } = event
        return patch(postId, (post) => ({ ...post, likeCount, replyCount }))
      }
      case 'post.removed':
        return remove(event.postId)
      case 'user.removed':
        for (const { id, author } of waiting.values()) if (author.id === event.userId) waiting.delete(id)
        changePosts(client, (post) => (post.author.id === event.userId ? undefined : post))
        return readAllAgain(client)
      case 'user.changed':
        return readAllAgain(client)
      case 'reset':
        waiting.clear()
        return readAllAgain(client)
    }
  }

  function takeNew(post: Post): void {
    if (post.author.id === userId) addPost(client, post)
    else if (post.replyToId !== null) addReply(client, post)
    else waiting.set(post.id, post)
  }

  function change(changed: LivePost): void {
    const isKnown = waiting.has(changed.id) || findPost(client, changed.id)
    patch(changed.id, (post) => ({ ...post, ...changed }))
    // It may be seen again somewhere down in the lists, where it is when they are read the next time; at once if it is one's own,
    // which one has just brought back.
    if (!isKnown) readAllAgain(client, changed.author.id === userId ? 'active' : 'none')
  }

  function patch(postId: number, change: (post: Post) => Post): void {
    const post = waiting.get(postId)
    if (post) waiting.set(postId, change(post))
    changePost(client, postId, change)
  }

  function remove(postId: number): void {
    waiting.delete(postId)
    // What the reader deleted is not shown, and stays cached so that it can be restored.
    changePost(client, postId, (post) => (post.deletedAt === null ? undefined : post))
    void client.invalidateQueries({
      queryKey: keyOf('posts'),
      predicate: ({ state }) => findIn(state.data, postId)?.deletedAt === null,
    })
  }

  const stopSession = linnet.onSessionChange(() => {
    if (linnet.viewer?.id === userId) return
    userId = linnet.viewer?.id
    waiting.clear()
    tell()
    close()
    close = open()
  })
  const stopCache = client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success' && !event.action.manual) tell()
  })

  return {
    showNewPosts() {
      const posts = [...waiting.values()]
      waiting.clear()
      for (const post of posts) addPost(client, post)
      tell()
    },
    stop() {
      stopSession()
      stopCache()
      close()
    },
  }
}

function isListed(client: QueryClient, postId: number): boolean {
  return client
    .getQueryCache()
    .findAll({ queryKey: keyOf('posts.list') })
    .some(({ state }) => holds(state.data, postId))
}

function readAllAgain(client: QueryClient, refetchType: 'active' | 'none' = 'active'): void {
  for (const branch of ['posts', 'users', 'admin']) {
    void client.invalidateQueries({ queryKey: keyOf(branch), refetchType })
  }
}

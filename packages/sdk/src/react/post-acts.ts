import type { Query, QueryClient } from '@tanstack/react-query'

import type { AdminPostsBulkInput, BulkAnswer, LikeState, Post, PostsCreateInput } from '../api.gen.js'
import { keyOf, type Course, type Effect } from './options.js'
import { addPost, changePost, changePosts, findPost, readAgain, readingNow } from './post-cache.js'

/** What is done to a post, and shown at once. */
interface Act<Input, Output> {
  /** Of several acts of a kind on the same post, the last has the word. */
  kind: string
  expected(post: Post, input: Input): Post
  undone(post: Post, before: Post): Post
  answered(post: Post, answer: Output): Post
}

interface OfPost {
  postId: number
}

interface UnderWay {
  last: object
  interrupted: Set<Query>
}

const underWay = new WeakMap<QueryClient, Map<string, UnderWay>>()

function onPost<Input extends OfPost, Output>(act: Act<Input, Output>): Effect<Input, Output> {
  const line = ({ postId }: Input) => `${act.kind} ${postId}`
  return {
    line,
    begin(client, input) {
      const { postId } = input
      const before = findPost(client, postId)
      setPost(client, postId, (post) => act.expected(post, input))
      const { interrupted, end } = begun(client, line(input))
      for (const query of readingNow(client, postId)) interrupted.add(query)
      void client.cancelQueries({ predicate: (query) => interrupted.has(query) })

      return {
        confirm(answer) {
          if (!end()) return
          setPost(client, postId, (post) => act.answered(post, answer))
          for (const query of readingNow(client, postId)) interrupted.add(query)
          void client.invalidateQueries({ predicate: (query) => interrupted.has(query) })
        },
        refuse() {
          if (!end()) return
          if (before) setPost(client, postId, (post) => act.undone(post, before))
          readAgain(client, postId)
        },
      }
    },
  }
}

/** Takes note of an act; `end` tells whether no later one of its kind was begun. */
function begun(client: QueryClient, line: string) {
  const acts = underWay.get(client) ?? new Map<string, UnderWay>()
  underWay.set(client, acts)
  const mine = {}
  const { interrupted } = acts.get(line) ?? { interrupted: new Set<Query>() }
  acts.set(line, { last: mine, interrupted })
  return {
    interrupted,
    end(): boolean {
      const isLast = acts.get(line)?.last === mine
      if (isLast) acts.delete(line)
      return isLast
    },
  }
}

/** Changes a post everywhere, and how many replies the post has that it answers. */
function setPost(client: QueryClient, postId: number, change: (post: Post) => Post): void {
  const before = findPost(client, postId)
  if (!before) return
  changePost(client, postId, change)
  const more = Number(isPublic(change(before))) - Number(isPublic(before))
  if (before.replyToId !== null && more !== 0) countReply(client, before.replyToId, more)
}

function isPublic({ visible, deletedAt }: Post): boolean {
  return visible && deletedAt === null
}

function countReply(client: QueryClient, postId: number, more: number): void {
  changePost(client, postId, (post) => ({ ...post, replyCount: post.replyCount + more }))
}

export function liking(liked: boolean): Effect<OfPost, LikeState> {
  const withLike = (post: Post, to: boolean) =>
    post.liked === to ? post : { ...post, liked: to, likeCount: post.likeCount + (to ? 1 : -1) }
  return onPost({
    kind: 'like',
    expected: (post) => withLike(post, liked),
    undone: (post, before) => withLike(post, before.liked),
    answered: (post, answer) => ({ ...post, liked: answer.liked, likeCount: answer.likeCount }),
  })
}

export function editing(): Effect<OfPost & { content: string }, Post> {
  return also(
    onPost({
      kind: 'content',
      expected: (post, { content }) => ({ ...post, content, editedAt: new Date().toISOString() }),
      undone: (post, { content, editedAt }) => ({ ...post, content, editedAt }),
      answered: (post, { content, editedAt }) => ({ ...post, content, editedAt }),
    }),
    ['admin.posts.byId', 'posts.history'],
  )
}

export function showing<Input extends OfPost>(visible: (input: Input) => boolean): Effect<Input, Post> {
  return onPost({
    kind: 'visible',
    expected: (post, input) => ({ ...post, visible: visible(input) }),
    undone: (post, before) => ({ ...post, visible: before.visible }),
    answered: (post, answer) => ({ ...post, visible: answer.visible }),
  })
}

/** A deleted post stays cached, so that it comes back to its place when it is restored. */
export function deleting(deleted: boolean): Effect<OfPost, Post> {
  return also(
    onPost({
      kind: 'deleted',
      expected: (post) => ({ ...post, deletedAt: deleted ? new Date().toISOString() : null }),
      undone: (post, { deletedAt }) => ({ ...post, deletedAt }),
      answered: (post, { deletedAt }) => ({ ...post, deletedAt }),
    }),
    countingPosts,
  )
}

/** Where it is told how many posts an account has. */
const countingPosts = ['users.byHandle', 'users.byId']

/** A post has no number before the server has it: it is shown then, and counted at once. */
export const creating: Effect<PostsCreateInput, Post> = also(
  {
    begin(client, { replyToId, visible = true }) {
      const count = (more: number) => {
        if (replyToId !== undefined && visible) countReply(client, replyToId, more)
      }
      count(1)
      return { confirm: (post) => addPost(client, post), refuse: () => count(-1) }
    },
  },
  [...countingPosts, 'admin.posts.list', 'posts.search'],
)

/** Removes a post for good. */
export const purging: Effect<OfPost, OfPost> = {
  begin: (client) => ({
    confirm({ postId }) {
      forget(client, postId)
      void client.invalidateQueries({ queryKey: keyOf('posts.thread') })
    },
  }),
}

function forget(client: QueryClient, postId: number): void {
  for (const path of ['admin.posts.byId', 'posts.history']) {
    client.removeQueries({ queryKey: [...keyOf(path), { postId }] })
  }
  changePost(client, postId, () => undefined)
}

const becoming: Record<Exclude<AdminPostsBulkInput['act'], 'purge'>, (post: Post) => Post> = {
  hide: (post) => ({ ...post, visible: false }),
  show: (post) => ({ ...post, visible: true }),
  delete: (post) => ({ ...post, deletedAt: post.deletedAt ?? new Date().toISOString() }),
  restore: (post) => ({ ...post, deletedAt: null }),
}

/** What many posts became, as soon as the server says so; lists are read again for what else belongs in them now. */
export const acting: Effect<AdminPostsBulkInput, BulkAnswer> = also(
  {
    begin: (client) => ({
      confirm({ act, posts }) {
        for (const { postId, outcome } of posts) {
          if (act === 'purge' || outcome === 'missing') forget(client, postId)
          else setPost(client, postId, becoming[act])
        }
      },
    }),
  },
  ['posts', 'users', 'admin.posts', 'admin.stats'],
)

/** The same, and reads again what else depends on it. */
export function also<Input, Output>(
  { begin, ...effect }: Effect<Input, Output>,
  paths: string[],
): Effect<Input, Output> {
  return {
    ...effect,
    begin(client, input) {
      const course: Course<Output> = begin(client, input)
      return {
        ...course,
        confirm(answer) {
          course.confirm(answer)
          for (const path of paths) void client.invalidateQueries({ queryKey: keyOf(path) })
        },
      }
    },
  }
}

/** A name stands beside every post. */
export function renameAuthor(client: QueryClient, author: Post['author']): void {
  const { id, handle, displayName } = author
  changePosts(client, (post) =>
    post.author.id === id ? { ...post, author: { id, handle, displayName } } : post,
  )
}

import type { Page, Post, PostRevision, Thread } from '@linnet/sdk'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'

/** Where posts are cached, by the shape of what is cached. Every list of posts has a key that starts with `lists`. */
export const postKeys = {
  all: ['posts'],
  lists: ['posts', 'list'],
  timeline: ['posts', 'list', 'timeline'],
  of: (userId: number) => ['posts', 'list', 'of', userId],
  threads: ['posts', 'thread'],
  thread: (postId: number) => ['posts', 'thread', postId],
  histories: ['posts', 'history'],
  history: (postId: number) => ['posts', 'history', postId],
} as const

type PostPages = InfiniteData<Page<Post>, string | undefined>
type ThreadPages = InfiniteData<Thread, string | undefined>
type History = { post: Post; revisions: PostRevision[] }

/** Changes one post wherever it is cached. */
export function patchPost(client: QueryClient, postId: number, change: (post: Post) => Post): void {
  const patch = (post: Post) => (post.id === postId ? change(post) : post)
  const patchPage = (page: Page<Post>) =>
    page.items.some((post) => post.id === postId) ? { ...page, items: page.items.map(patch) } : page

  client.setQueriesData<PostPages>(
    { queryKey: postKeys.lists },
    (list) => list && { ...list, pages: list.pages.map(patchPage) },
  )
  client.setQueriesData<ThreadPages>(
    { queryKey: postKeys.threads },
    (thread) =>
      thread && {
        ...thread,
        pages: thread.pages.map(({ ancestors, post, replies }) => ({
          ancestors: ancestors.map(patch),
          post: patch(post),
          replies: patchPage(replies),
        })),
      },
  )
  client.setQueriesData<History>(
    { queryKey: postKeys.histories },
    (history) => history && { ...history, post: patch(history.post) },
  )
}

/** Puts the server's answer about a post in place of what is cached. */
export function replacePost(client: QueryClient, changed: Post): void {
  patchPost(client, changed.id, () => changed)
  void client.invalidateQueries({ queryKey: postKeys.history(changed.id) })
}

/** Shows a new post where its author looks: at the head of the timeline, or at the end of its thread. */
export function addPost(client: QueryClient, post: Post): void {
  if (post.replyToId === null) {
    client.setQueryData<PostPages>(postKeys.timeline, (list) => {
      const [first, ...rest] = list?.pages ?? []
      if (!list || !first) return list
      return { ...list, pages: [{ ...first, items: [post, ...first.items] }, ...rest] }
    })
  } else {
    patchPost(client, post.replyToId, (parent) => ({ ...parent, replyCount: parent.replyCount + 1 }))
    client.setQueryData<ThreadPages>(postKeys.thread(post.replyToId), (thread) => {
      const last = thread?.pages.at(-1)
      if (!thread || !last || last.replies.nextCursor !== null) return thread
      const replies = { ...last.replies, items: [...last.replies.items, post] }
      return { ...thread, pages: [...thread.pages.slice(0, -1), { ...last, replies }] }
    })
  }
  void client.invalidateQueries({ queryKey: postKeys.of(post.author.id) })
}

/** Forgets a post that is gone for good. */
export function dropPost(client: QueryClient, postId: number): void {
  client.setQueriesData<PostPages>(
    { queryKey: postKeys.lists },
    (list) =>
      list && {
        ...list,
        pages: list.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== postId) })),
      },
  )
  client.removeQueries({ queryKey: postKeys.history(postId) })
  void client.invalidateQueries({ queryKey: postKeys.threads })
}

import { testPassword } from '@linnet/api/testing'
import {
  InfiniteQueryObserver,
  MutationObserver,
  QueryClient,
  QueryObserver,
  type MutationObserverOptions,
} from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'

import { createClient, LinnetError, type Post } from '../src/index.js'
import { bindSession, createQueries } from '../src/react.js'
import { testServer } from './server.js'

/** Somebody signed in with a cache of their own, and a door that calls wait at, or are lost behind. */
async function person(url: string, handle: string) {
  let door: Promise<void> | undefined
  let open = (): void => undefined
  let fails = false
  const linnet = createClient({
    url,
    retries: 0,
    fetch: async (input, init) => {
      const answer = await fetch(input, init)
      await door
      if (fails) throw new TypeError('fetch failed')
      return answer
    },
  })
  await linnet.auth.register({ handle, email: `${handle}@example.com`, password: testPassword })
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  client.mount()
  onTestFinished(() => client.unmount())
  onTestFinished(bindSession(linnet, client))
  const social = createQueries(linnet)
  return {
    linnet,
    client,
    social,
    /** Answers are held back from now on, until they are let in or lost. */
    holdBack() {
      door = new Promise((opened) => (open = opened))
      const end = (lost: boolean) => () => {
        fails = lost
        open()
        door = undefined
      }
      return { letIn: end(false), lose: end(true) }
    },
    reach() {
      fails = false
    },
    watch: {
      timeline: (input = {}) => watching(new InfiniteQueryObserver(client, social.posts.list(input))),
      thread: (postId: number) =>
        watching(new InfiniteQueryObserver(client, social.posts.thread({ postId }))),
      post: (postId: number) => watching(new QueryObserver(client, social.posts.byId({ postId }))),
    },
    mutate: <Output, Input, Course>(
      options: MutationObserverOptions<Output, LinnetError, Input, Course>,
      input: Input,
    ) => new MutationObserver(client, options).mutate(input),
  }
}

interface Watched<Result> {
  subscribe(listener: () => void): () => void
  getCurrentResult(): Result
}

/** What a component would show. */
async function watching<Result extends { isFetching: boolean }, Observer extends Watched<Result>>(
  observer: Observer & Watched<Result>,
): Promise<Observer> {
  onTestFinished(observer.subscribe(() => undefined))
  await vi.waitFor(() => expect(observer.getCurrentResult().isFetching).toBe(false))
  return observer
}

const contents = (posts: Post[] | undefined) => posts?.map(({ content }) => content)

test('a list is read page by page, and its data is what was read so far', async () => {
  await using server = await testServer()
  const { linnet, client, social } = await person(server.url, 'ann')
  for (const content of ['one', 'two', 'three']) await linnet.posts.create({ content })
  const list = await watching(new InfiniteQueryObserver(client, social.posts.list({ limit: 2 })))
  expect(contents(list.getCurrentResult().data)).toEqual(['three', 'two'])
  await list.fetchNextPage()
  expect(contents(list.getCurrentResult().data)).toEqual(['three', 'two', 'one'])
  expect(list.getCurrentResult().hasNextPage).toBe(false)

  const { items, nextCursor } = await client.fetchQuery(social.posts.list.page({ limit: 1 }))
  expect(contents(items)).toEqual(['three'])
  const next = await client.fetchQuery(social.posts.list.page({ limit: 1, cursor: nextCursor ?? undefined }))
  expect(contents(next.items)).toEqual(['two'])
})

test('keys are the path and the input, and a branch is the beginning of its keys', async () => {
  const { posts, admin, auth, key } = createQueries(createClient({ url: 'http://linnet.test' }))
  expect(posts.list({ author: 'ann' }).queryKey).toEqual(['linnet', 'posts', 'list', { author: 'ann' }])
  expect(posts.list().queryKey).toEqual(['linnet', 'posts', 'list', {}])
  expect(posts.list.page().queryKey).toEqual(['linnet', 'posts', 'list', {}, 'page'])
  expect(auth.me().queryKey).toEqual(['linnet', 'auth', 'me', {}])
  expect(posts.like().mutationKey).toEqual(['linnet', 'posts', 'like'])
  expect([key, posts.key, posts.list.key, admin.posts.key]).toEqual([
    ['linnet'],
    ['linnet', 'posts'],
    ['linnet', 'posts', 'list'],
    ['linnet', 'admin', 'posts'],
  ])
})

test('a like is there at once wherever the post is, and then as the server has it', async () => {
  await using server = await testServer()
  const ann = await person(server.url, 'ann')
  const bob = await person(server.url, 'bob')
  const { id: postId } = await ann.linnet.posts.create({ content: 'Hello!' })
  await ann.linnet.posts.create({ content: 'a reply', replyToId: postId })
  const timeline = await bob.watch.timeline()
  const thread = await bob.watch.thread(postId)
  const post = await bob.watch.post(postId)
  const page = bob.social.users.posts.page({ userId: 1 })
  await bob.client.prefetchQuery(page)
  const seen = () =>
    [
      timeline.getCurrentResult().data?.[0],
      thread.getCurrentResult().data?.post,
      post.getCurrentResult().data,
      bob.client.getQueryData(page.queryKey)?.items[0],
    ].map((each) => [each?.liked, each?.likeCount])

  const answers = bob.holdBack()
  const liking = bob.mutate(bob.social.posts.like(), { postId })
  expect(seen()).toEqual(Array(4).fill([true, 1]))
  await ann.linnet.posts.like({ postId })
  answers.letIn()
  await liking
  const { likeCount } = await bob.linnet.posts.byId({ postId })
  expect(seen()).toEqual(Array(4).fill([true, likeCount === 2 ? expect.any(Number) : 1]))
})

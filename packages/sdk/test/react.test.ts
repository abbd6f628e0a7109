import { testPassword } from '@linnet/api/testing'
import {
  InfiniteQueryObserver,
  MutationObserver,
  QueryClient,
  QueryObserver,
  type MutationObserverOptions,
} from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'

import { createClient, type LinnetError, type Post } from '../src/index.js'
import { bindSession, createQueries } from '../src/react.js'
import { testServer } from './server.js'

/** Somebody signed in with a cache of their own, whose answers can be held back. */
async function person(url: string, handle: string) {
  let gate: Promise<'pass' | 'lose'> | undefined
  const linnet = createClient({
    url,
    retries: 0,
    fetch: async (input, init) => {
      const fate = gate
      gate = undefined
      const answer = await fetch(input, init)
      if ((await fate) === 'lose') throw new TypeError('fetch failed')
      return answer
    },
  })
  await linnet.auth.register({ handle, email: `${handle}@example.com`, password: testPassword })
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  const social = createQueries(linnet)
  onTestFinished(bindSession(linnet, client))
  return {
    linnet,
    client,
    social,
    /** The answer to the next request waits, until it passes or is lost. */
    holdBack() {
      let end: ((fate: 'pass' | 'lose') => void) | undefined
      gate = new Promise((ended) => (end = ended))
      return (fate: 'pass' | 'lose') => end?.(fate)
    },
    timeline: (input = {}) => watching(new InfiniteQueryObserver(client, social.posts.list(input))),
    thread: (postId: number) => watching(new InfiniteQueryObserver(client, social.posts.thread({ postId }))),
    post: (postId: number) => watching(new QueryObserver(client, social.posts.byId({ postId }))),
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

/** A post of ann's with a reply, and bob, who looks at it wherever it is. */
async function annAndBob(url: string) {
  const ann = await person(url, 'ann')
  const bob = await person(url, 'bob')
  const { id: postId } = await ann.linnet.posts.create({ content: 'Hello!' })
  const { id: replyId } = await ann.linnet.posts.create({ content: 'a reply', replyToId: postId })
  return { ann, bob, postId, replyId }
}

/** A post in each place where it is cached. */
async function everywhere({ client, social, timeline, thread, post }: Person, postId: number) {
  const places = [await timeline(), await timeline({ author: 'ann', replies: true })] as const
  const inThread = await thread(postId)
  const alone = await post(postId)
  const page = social.users.posts.page({ userId: 1 })
  await client.prefetchQuery(page)
  return () => [
    ...places.map((list) => list.getCurrentResult().data?.find(({ id }) => id === postId)),
    inThread.getCurrentResult().data?.post,
    alone.getCurrentResult().data,
    client.getQueryData(page.queryKey)?.items.find(({ id }) => id === postId),
  ]
}
type Person = Awaited<ReturnType<typeof person>>

test('a like is there at once wherever the post is, and then as the server has it', async () => {
  await using server = await testServer()
  const { ann, bob, postId } = await annAndBob(server.url)
  const seen = await everywhere(bob, postId)
  const likes = () => seen().map((post) => [post?.liked, post?.likeCount])

  await ann.linnet.posts.like({ postId })
  const answer = bob.holdBack()
  const liking = bob.mutate(bob.social.posts.like(), { postId })
  expect(likes()).toEqual(Array(5).fill([true, 1]))
  answer('pass')
  await liking
  expect(likes()).toEqual(Array(5).fill([true, 2]))
  await bob.mutate(bob.social.posts.unlike(), { postId })
  expect(likes()).toEqual(Array(5).fill([false, 1]))
})

test('what got no answer is taken back, and then read again as the server has it', async () => {
  await using server = await testServer()
  const { ann, postId } = await annAndBob(server.url)
  const { social, holdBack, mutate, client } = ann
  const seen = await everywhere(ann, postId)
  let before = seen()
  let undone: unknown
  const onError = () => {
    undone = seen()
  }
  const acts = [
    () => mutate(social.posts.like({ onError }), { postId }),
    () => mutate(social.posts.update({ onError }), { postId, content: 'Changed' }),
    () => mutate(social.posts.hide({ onError }), { postId }),
    () => mutate(social.posts.delete({ onError }), { postId }),
  ]
  for (const act of acts) {
    const answer = holdBack()
    const refused = act()
    expect(seen()).not.toEqual(before)
    answer('lose')
    await expect(refused).rejects.toThrow('could not be reached')
    expect(undone).toEqual(before)
    // The answer was lost, and not the act.
    await vi.waitFor(() => expect(client.isFetching()).toBe(0))
    expect(seen()).not.toEqual(before)
    before = seen()
  }
})

test('what is sent again under the same key happened once', async () => {
  await using server = await testServer()
  const { ann } = await annAndBob(server.url)
  const { social, holdBack, mutate, linnet } = ann
  const send = () => mutate(social.posts.create({ idempotencyKey: () => 'a-draft' }), { content: 'Once' })
  const answer = holdBack()
  const lost = send()
  answer('lose')
  await expect(lost).rejects.toThrow('could not be reached')
  const post = await send()
  const { items } = await linnet.posts.list()
  expect(items.filter(({ content }) => content === 'Once')).toEqual([post])
})

test('of several clicks the last has the word', async () => {
  await using server = await testServer()
  const { bob, postId } = await annAndBob(server.url)
  const { social, mutate, timeline } = bob
  const list = await timeline()
  const heard: (boolean | undefined)[] = []
  list.subscribe(({ data }) => heard.push(data?.[0]?.liked))
  const like = () => mutate(social.posts.like(), { postId })
  const unlike = () => mutate(social.posts.unlike(), { postId })
  await Promise.all([like(), unlike(), like(), unlike(), like()])
  expect(list.getCurrentResult().data?.[0]).toMatchObject({ liked: true, likeCount: 1 })
  expect(heard.at(-1)).toBe(true)
  expect(await bob.linnet.posts.byId({ postId })).toMatchObject({ liked: true, likeCount: 1 })
})

test('a list that is being read does not bring back what was before', async () => {
  await using server = await testServer()
  const { bob, postId } = await annAndBob(server.url)
  const list = await bob.timeline()
  const late = bob.holdBack()
  const before = server.requests.length
  const reading = list.refetch()
  await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(before))
  await bob.mutate(bob.social.posts.like(), { postId })
  late('pass')
  await reading
  await vi.waitFor(() => expect(list.getCurrentResult().isFetching).toBe(false))
  expect(list.getCurrentResult().data?.[0]).toMatchObject({ liked: true, likeCount: 1 })
})

test('a new post is on top of the lists that it belongs to, and a reply at the end of its thread', async () => {
  await using server = await testServer()
  const { ann, postId } = await annAndBob(server.url)
  const { social, mutate, holdBack } = ann
  const timeline = await ann.timeline()
  const ofAnn = await ann.timeline({ author: 'ann' })
  const ofBob = await ann.timeline({ author: 'bob' })
  const withReplies = await ann.timeline({ replies: true })
  const thread = await ann.thread(postId)
  const profile = await watching(new QueryObserver(ann.client, social.users.byHandle({ handle: 'ann' })))
  const lists = () =>
    [timeline, ofAnn, ofBob, withReplies].map((list) => contents(list.getCurrentResult().data))

  await mutate(social.posts.create(), { content: 'new' })
  expect(lists()).toEqual([['new', 'Hello!'], ['new', 'Hello!'], [], ['new', 'a reply', 'Hello!']])
  await vi.waitFor(() => expect(profile.getCurrentResult().data?.postCount).toBe(3))

  const answer = holdBack()
  const replying = mutate(social.posts.create(), { content: 'me too', replyToId: postId })
  const replyCount = () =>
    [thread.getCurrentResult().data?.post, timeline.getCurrentResult().data?.[1]].map(
      (post) => post?.replyCount,
    )
  expect(replyCount()).toEqual([2, 2])
  answer('pass')
  await replying
  expect(replyCount()).toEqual([2, 2])
  expect(contents(thread.getCurrentResult().data?.replies)).toEqual(['a reply', 'me too'])
  expect(lists()).toEqual([['new', 'Hello!'], ['new', 'Hello!'], [], ['me too', 'new', 'a reply', 'Hello!']])

  await expect(mutate(social.posts.create(), { content: '', replyToId: postId })).rejects.toThrow()
  expect(replyCount()).toEqual([2, 2])
  expect((await ann.linnet.posts.byId({ postId })).replyCount).toBe(2)
})

test('an edit, hiding and deleting show at once, and what is restored comes back to its place', async () => {
  await using server = await testServer()
  const { ann, postId, replyId } = await annAndBob(server.url)
  const { social, mutate, holdBack } = ann
  await ann.linnet.posts.create({ content: 'newer' })
  const timeline = await ann.timeline()
  const thread = await ann.thread(postId)
  const posts = () => timeline.getCurrentResult().data
  const seen = () => [contents(posts()), contents(thread.getCurrentResult().data?.replies)]
  const replyCount = () => posts()?.find(({ id }) => id === postId)?.replyCount

  const step = async (act: Promise<unknown>, answer: (fate: 'pass') => void, check: () => void) => {
    check()
    answer('pass')
    await act
    check()
  }
  let answer = holdBack()
  await step(mutate(social.posts.update(), { postId, content: 'edited' }), answer, () => {
    expect(posts()?.[1]).toMatchObject({ content: 'edited', editedAt: expect.any(String) })
  })
  answer = holdBack()
  await step(mutate(social.posts.hide(), { postId }), answer, () => expect(posts()?.[1]?.visible).toBe(false))
  answer = holdBack()
  await step(mutate(social.posts.show(), { postId }), answer, () => expect(posts()?.[1]?.visible).toBe(true))
  answer = holdBack()
  await step(mutate(social.posts.delete(), { postId: replyId }), answer, () => {
    expect(seen()).toEqual([['newer', 'edited'], []])
    expect(replyCount()).toBe(0)
  })
  answer = holdBack()
  await step(mutate(social.posts.restore(), { postId: replyId }), answer, () => {
    expect(seen()).toEqual([['newer', 'edited'], ['a reply']])
    expect(replyCount()).toBe(1)
  })
  await mutate(social.posts.delete(), { postId })
  expect(seen()[0]).toEqual(['newer'])
  expect(thread.getCurrentResult().data?.post.deletedAt).not.toBeNull()
  await mutate(social.posts.restore(), { postId })
  expect(seen()[0]).toEqual(['newer', 'edited'])
})

test('staff see in their lists what they deleted', async () => {
  await using server = await testServer()
  const { ann, postId } = await annAndBob(server.url)
  const mod = await person(server.url, 'mod')
  await server.app.db('users').where({ handle: 'mod' }).update({ role: 'moderator' })
  await mod.linnet.auth.login({ identifier: 'mod', password: testPassword })
  const list = await mod.timeline()
  await mod.mutate(mod.social.admin.posts.delete(), { postId })
  expect(list.getCurrentResult().data?.[0]).toMatchObject({ deletedAt: expect.any(String) })
  await list.refetch()
  expect(list.getCurrentResult().data).toHaveLength(1)
  expect(contents((await ann.timeline()).getCurrentResult().data)).toEqual([])
})

test('what is done to many posts shows wherever they are, and in the lists that they now belong to', async () => {
  await using server = await testServer()
  const { postId } = await annAndBob(server.url)
  const root = await person(server.url, 'root')
  await server.app.db('users').where({ handle: 'root' }).update({ role: 'admin' })
  await root.linnet.auth.login({ identifier: 'root', password: testPassword })
  const other = await root.linnet.posts.create({ content: 'another' })
  const reply = await root.linnet.posts.create({ content: 'an answer', replyToId: other.id })
  const all = await root.timeline()
  const thread = await root.thread(other.id)
  const listed = async (state: 'visible' | 'hidden') =>
    watching(new InfiniteQueryObserver(root.client, root.social.admin.posts.list({ state })))
  const [visible, hidden] = [await listed('visible'), await listed('hidden')]

  const bulk = root.social.admin.posts.bulk()
  await root.mutate(bulk, { act: 'hide', postIds: [postId, reply.id, 999] })
  expect(all.getCurrentResult().data?.find(({ id }) => id === postId)).toMatchObject({ visible: false })
  expect(thread.getCurrentResult().data?.post.replyCount).toBe(0)
  await vi.waitFor(() => expect(contents(visible.getCurrentResult().data)).toEqual(['another', 'a reply']))
  await vi.waitFor(() => expect(hidden.getCurrentResult().data).toHaveLength(2))

  await root.mutate(bulk, { act: 'purge', postIds: [postId, reply.id] })
  expect(hidden.getCurrentResult().data).toEqual([])
  expect(contents(all.getCurrentResult().data)).toEqual(['another'])
})

test('what an admin sets is what the server is', async () => {
  await using server = await testServer()
  const { linnet, client, social, mutate } = await person(server.url, 'root')
  await server.app.db('users').where({ handle: 'root' }).update({ role: 'admin' })
  await linnet.auth.login({ identifier: 'root', password: testPassword })
  const instance = await watching(new QueryObserver(client, social.instance.read()))
  await mutate(social.admin.settings.update(), { name: 'The Hedge' })
  expect(instance.getCurrentResult().data).toMatchObject({ name: 'The Hedge' })
})

test('a name that changes stands beside every post', async () => {
  await using server = await testServer()
  const { ann } = await annAndBob(server.url)
  const list = await ann.timeline()
  await ann.mutate(ann.social.users.updateProfile(), { displayName: 'Ann B.' })
  expect(list.getCurrentResult().data?.[0]?.author.displayName).toBe('Ann B.')
  expect(ann.client.getQueryData(ann.social.auth.me().queryKey)?.displayName).toBe('Ann B.')
})

test('another who signs in sees nothing of what was read before', async () => {
  await using server = await testServer()
  const { ann, postId } = await annAndBob(server.url)
  await ann.mutate(ann.social.posts.like(), { postId })
  const list = await ann.timeline()
  const me = await watching(new QueryObserver(ann.client, ann.social.auth.me()))
  await ann.client.prefetchQuery(ann.social.posts.byId({ postId }))
  expect(list.getCurrentResult().data?.[0]?.liked).toBe(true)

  await ann.linnet.auth.login({ identifier: 'bob', password: testPassword })
  expect(ann.client.getQueryData(ann.social.posts.byId({ postId }).queryKey)).toBeUndefined()
  await vi.waitFor(() => expect(list.getCurrentResult().data?.[0]?.liked).toBe(false))
  await vi.waitFor(() => expect(me.getCurrentResult().data?.handle).toBe('bob'))
})

test('what nobody waits for any more is not asked, and what failed is not asked again', async () => {
  const signals: (AbortSignal | null | undefined)[] = []
  let calls = 0
  const hanging: typeof fetch = (_, init) => {
    signals.push(init?.signal)
    return new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new Error('cut'))),
    )
  }
  const client = new QueryClient({ defaultOptions: { queries: { retry: 2, retryDelay: 1 } } })
  const list = createQueries(createClient({ url: 'http://linnet.test', fetch: hanging })).posts.list()
  const leave = new InfiniteQueryObserver(client, list).subscribe(() => undefined)
  await vi.waitFor(() => expect(signals).toHaveLength(1))
  leave()
  await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true))

  const down: typeof fetch = async () => {
    calls += 1
    throw new TypeError('fetch failed')
  }
  const social = createQueries(createClient({ url: 'http://linnet.test', fetch: down, retries: 2 }))
  const post = new QueryObserver(client, social.posts.byId({ postId: 1 }))
  onTestFinished(post.subscribe(() => undefined))
  await vi.waitFor(() => expect(post.getCurrentResult().isError).toBe(true), 20_000)
  expect(calls).toBe(3)
})

import { testPassword } from '@linnet/api/testing'
import { createClient, type LiveStatus } from '@linnet/sdk'
import { bindSession, createQueries, followTimeline } from '@linnet/sdk/react'
import { InfiniteQueryObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test } from 'vitest'

import { until } from '../testing.js'
import { testServers } from './live-testing.js'

/** Somebody who reads the timeline and a thread, and follows what happens. */
async function reader(url: string, handle: string, threadOf: number) {
  const linnet = createClient({ url })
  await linnet.auth.login({ identifier: handle, password: testPassword })
  const client = new QueryClient()
  const social = createQueries(linnet)
  onTestFinished(bindSession(linnet, client))
  const timeline = new InfiniteQueryObserver(client, social.posts.list())
  const thread = new InfiniteQueryObserver(client, social.posts.thread({ postId: threadOf }))
  onTestFinished(timeline.subscribe(() => undefined))
  onTestFinished(thread.subscribe(() => undefined))
  const statuses: LiveStatus[] = []
  const counts: number[] = []
  const followed = followTimeline(linnet, client, {
    onStatus: (status) => statuses.push(status),
    onNewPosts: (count) => counts.push(count),
  })
  onTestFinished(followed.stop)
  const settled = () => until(() => statuses.includes('open') && client.isFetching() === 0)
  await settled()
  return {
    linnet,
    client,
    social,
    followed,
    counts,
    statuses,
    settled,
    posts: () => timeline.getCurrentResult().data ?? [],
    contents: () => timeline.getCurrentResult().data?.map(({ content }) => content),
    thread: () => thread.getCurrentResult().data,
  }
}

test('what happens shows where it is cached, and new posts are counted until they are asked for', async () => {
  await using servers = await testServers()
  const bob = await servers.user('bob')
  await servers.user('ann')
  const as = servers.as(bob).posts
  const { id: postId } = await as.create({ content: 'first' })
  const { url } = await servers.start()
  const ann = await reader(url, 'ann', postId)
  const mutations = ann.client.getMutationCache()
  await mutations.build(ann.client, ann.social.posts.like()).execute({ postId })

  const { id: newId } = await as.create({ content: 'second' })
  await as.create({ content: 'third' })
  await until(() => ann.counts.at(-1) === 2)
  await as.update({ postId, content: 'edited' })
  await as.update({ postId: newId, content: 'second, edited' })
  await as.create({ content: 'a reply', replyToId: postId })
  await until(() => ann.posts()[0]?.replyCount === 1)
  expect(ann.contents()).toEqual(['edited'])
  expect(ann.thread()).toMatchObject({
    post: { content: 'edited', replyCount: 1 },
    replies: [{ content: 'a reply', liked: false }],
  })

  ann.followed.showNewPosts()
  await until(() => ann.contents()?.[1] === 'second, edited')
  expect(ann.contents()).toEqual(['third', 'second, edited', 'edited'])
  expect(ann.counts).toEqual([1, 2, 0])

  await as.delete({ postId: newId })
  await until(() => ann.contents()?.length === 2)
  await ann.linnet.posts.create({ content: 'my own' })
  await until(() => ann.contents()?.[0] === 'my own')
  expect(ann.counts).toEqual([1, 2, 0])
  expect(ann.posts().at(-1)).toMatchObject({ content: 'edited', liked: true, likeCount: 1 })
})

test('what one deletes oneself comes back to its place, and a thread that is gone is told', async () => {
  await using servers = await testServers()
  const bob = await servers.user('bob')
  await servers.user('ann')
  const { id: postId } = await servers.as(bob).posts.create({ content: 'thread' })
  const { url } = await servers.start()
  const ann = await reader(url, 'ann', postId)
  const { id: ownId } = await ann.linnet.posts.create({ content: 'mine' })
  await until(() => ann.contents()?.[0] === 'mine')

  const observe = new QueryObserver(ann.client, ann.social.posts.byId({ postId }))
  onTestFinished(observe.subscribe(() => undefined))
  await until(() => observe.getCurrentResult().isSuccess)
  const mutations = ann.client.getMutationCache()
  await mutations.build(ann.client, ann.social.posts.delete()).execute({ postId: ownId })
  expect(ann.contents()).toEqual(['thread'])
  await servers.as(bob).posts.hide({ postId })
  await until(() => observe.getCurrentResult().error?.reason === 'PostNotFound')
  expect(ann.contents()).toEqual([])
  await mutations.build(ann.client, ann.social.posts.restore()).execute({ postId: ownId })
  expect(ann.contents()).toEqual(['mine'])

  // From elsewhere, so that all that comes here is told by the stream.
  const elsewhere = createClient({ url })
  await elsewhere.auth.login({ identifier: 'ann', password: testPassword })
  await elsewhere.posts.delete({ postId: ownId })
  await until(() => ann.contents()?.length === 0)
  await elsewhere.posts.restore({ postId: ownId })
  await until(() => ann.contents()?.[0] === 'mine')
})

test('it goes on as whoever signs in, and new posts that are read are counted no more', async () => {
  await using servers = await testServers()
  const bob = await servers.user('bob')
  await servers.user('ann')
  await servers.user('cat')
  const { id: postId } = await servers.as(bob).posts.create({ content: 'first' })
  const { url } = await servers.start()
  const ann = await reader(url, 'ann', postId)
  await servers.as(bob).posts.create({ content: 'second' })
  await until(() => ann.counts.at(-1) === 1)
  await ann.client.refetchQueries({ queryKey: ann.social.posts.list.key })
  expect([ann.counts, ann.contents()]).toEqual([
    [1, 0],
    ['second', 'first'],
  ])

  ann.statuses.length = 0
  await ann.linnet.auth.login({ identifier: 'cat', password: testPassword })
  await ann.settled()
  await servers.as(bob).posts.create({ content: 'third' })
  await until(() => ann.counts.at(-1) === 1)
})

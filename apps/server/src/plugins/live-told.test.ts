import { Post, User } from '@linnet/db'
import { createClient } from '@linnet/sdk'
import { expect, test } from 'vitest'

import { until } from '../testing.js'
import { linesOf, listenTo, signedIn, testServers } from './live-testing.js'

// Accounts are there before the servers start: that one became staff is told, too.

test('everybody is told what happens, as far as they may see it', async () => {
  await using servers = await testServers()
  const ann = await servers.user('ann')
  const bob = await servers.user('bob')
  await servers.user('mod', { role: 'moderator' })
  const { url } = await servers.start()
  using anyone = listenTo(createClient({ url }))
  using author = listenTo(await signedIn(url, 'ann'))
  using staff = listenTo(await signedIn(url, 'mod'))
  for (const listener of [anyone, author, staff]) await listener.opened()

  const as = servers.as(ann).posts
  /** One at a time, so that nothing is overtaken by what comes next. */
  async function step(change: Promise<unknown>, seenBy = [anyone, author, staff]): Promise<void> {
    const before = seenBy.map(({ events }) => events.length)
    await change
    await until(() => seenBy.every(({ events }, index) => events.length > (before[index] ?? 0)))
  }
  const { id: postId } = await as.create({ content: 'one' })
  await until(() => [anyone, author, staff].every(({ events }) => events.length === 1))
  await step(as.update({ postId, content: 'two' }))
  await step(servers.as(bob).posts.like({ postId }))
  await step(as.hide({ postId }))
  await step(as.update({ postId, content: 'canary' }), [author, staff])
  await step(as.show({ postId }))
  await step(as.delete({ postId }))
  await step(servers.as(bob).posts.create({ content: 'the end' }))

  expect(linesOf(anyone.events)).toEqual([
    'post.created one',
    'post.changed two',
    'post.counts 1 0',
    `post.removed ${postId}`,
    'post.changed canary',
    `post.removed ${postId}`,
    'post.created the end',
  ])
  expect(anyone.events[3]).toEqual({ type: 'post.removed', postId })
  expect(linesOf(author.events)).toEqual([
    'post.created one',
    'post.changed two',
    'post.counts 1 0',
    'post.changed two (hidden)',
    'post.changed canary (hidden)',
    'post.changed canary',
    `post.removed ${postId}`,
    'post.created the end',
  ])
  expect(linesOf(staff.events)).toEqual([
    'post.created one',
    'post.changed two',
    'post.counts 1 0',
    'post.changed two (hidden)',
    'post.changed canary (hidden)',
    'post.changed canary',
    'post.changed canary (deleted)',
    'post.created the end',
  ])
  expect(anyone.events.some((event) => 'post' in event && 'liked' in event.post)).toBe(false)
})

test('a post that is hidden is in no stream but those of its author and of staff, not even by its number', async () => {
  await using servers = await testServers()
  const ann = await servers.user('ann')
  const admin = await servers.user('root', { role: 'admin' })
  await servers.user('bob')
  const { url } = await servers.start()
  using anyone = listenTo(createClient({ url }))
  using bob = listenTo(await signedIn(url, 'bob'))
  using staff = listenTo(await signedIn(url, 'root'))
  for (const listener of [anyone, bob, staff]) await listener.opened()

  const hidden = await servers.as(ann).posts.create({ content: 'canary', visible: false })
  await servers.as(ann).posts.update({ postId: hidden.id, content: 'canary again' })
  await servers.as(ann).posts.like({ postId: hidden.id })
  await servers.as(ann).posts.create({ content: 'canary reply', visible: false, replyToId: hidden.id })
  await servers.as(ann).posts.delete({ postId: hidden.id })
  await servers.as(admin).admin.posts.purge({ postId: hidden.id })
  await servers.post(ann, 'the end')
  await until(() => [anyone, bob, staff].every(({ events }) => JSON.stringify(events).includes('the end')))
  expect(linesOf(anyone.events)).toEqual(['post.created the end'])
  expect(linesOf(bob.events)).toEqual(['post.created the end'])
  expect(linesOf(staff.events)).toContain(`post.removed ${hidden.id}`)
})

test('a suspension is one event however much it hides, and so is its end', async () => {
  await using servers = await testServers()
  const ann = await servers.user('ann')
  const admin = await servers.user('root', { role: 'admin' })
  const { url } = await servers.start()
  await Post.query(servers.db).insert(
    Array.from({ length: 300 }, (_, index) => ({ authorId: ann.id, content: `${index}` })),
  )
  using anyone = listenTo(createClient({ url }))
  await anyone.opened()
  await servers.as(admin).admin.users.suspend({ userId: ann.id })
  await until(() => anyone.events.length > 0)
  await servers.as(admin).admin.users.unsuspend({ userId: ann.id })
  await until(() => anyone.events.length > 1)
  await User.query(servers.db).deleteById(ann.id)
  await servers.post(admin, 'the end')
  await until(() => JSON.stringify(anyone.events).includes('the end'))
  expect(linesOf(anyone.events)).toEqual([
    `user.removed ${ann.id}`,
    `user.changed ${ann.id}`,
    `user.removed ${ann.id}`,
    'post.created the end',
  ])
})

test('the stream ends of who is suspended or signed out, and says why', async () => {
  await using servers = await testServers()
  const ann = await servers.user('ann')
  await servers.user('bob')
  const admin = await servers.user('root', { role: 'admin' })
  const { url } = await servers.start()
  const bobsClient = await signedIn(url, 'bob')
  const annsClient = await signedIn(url, 'ann')
  using anns = listenTo(annsClient)
  using bobs = listenTo(bobsClient)
  for (const listener of [anns, bobs]) await listener.opened()

  const start = Date.now()
  const raw = fetch(`${url}/api/v1/events`, { headers: { authorization: `Bearer ${ann.accessToken}` } })
  const text = raw.then((answer) => answer.text())
  await raw
  await servers.as(admin).admin.users.suspend({ userId: ann.id })
  expect(await text).toMatch(
    /event: end\nid: \S+\ndata: \{"type":"end","reason":"AccountSuspended","message":"This account is suspended."\}\n\n$/,
  )
  expect(Date.now() - start).toBeLessThan(10_000)
  await until(() => anns.errors.length > 0)
  expect(anns.errors.map(({ reason, status }) => [reason, status])).toEqual([['AccountSuspended', 403]])
  expect([anns.statuses.at(-1), annsClient.session]).toEqual(['closed', null])
  expect(bobs.errors).toEqual([])

  await bobsClient.auth.logout()
  await until(() => bobs.errors.length > 0)
  expect(bobs.errors.map(({ reason }) => reason)).toEqual(['SessionEnded'])
})

test('a moderator who is one no more is told to fetch afresh, and of hidden posts no more', async () => {
  await using servers = await testServers()
  const ann = await servers.user('ann')
  const mod = await servers.user('mod', { role: 'moderator' })
  const { url } = await servers.start()
  using mods = listenTo(await signedIn(url, 'mod'))
  await mods.opened()
  await User.query(servers.db).findById(mod.id).patch({ role: 'user' })
  await servers.as(ann).posts.create({ content: 'canary', visible: false })
  await servers.post(ann, 'the end')
  await until(() => JSON.stringify(mods.events).includes('the end'))
  expect(linesOf(mods.events)).toEqual(['reset', `user.changed ${mod.id}`, 'post.created the end'])
})

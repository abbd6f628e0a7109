import { connect as connectSocket } from 'node:net'
import { Post } from '@linnet/db'
import { createClient } from '@linnet/sdk'
import { expect, test } from 'vitest'

import { proxyToServer, until } from '../testing.js'
import { linesOf, listenTo, signedIn, testServers } from './live-testing.js'

test('with the stream cut every 300 ms under 12 concurrent writers, and a restart, the events equal the table', async () => {
  await using servers = await testServers()
  const { db } = servers
  const one = await servers.start()
  const two = await servers.start()
  await using way = await proxyToServer(one.url)
  const people = await Promise.all(Array.from({ length: 12 }, (_, index) => servers.user(`user${index}`)))
  const admin = await servers.user('root', { role: 'admin' })
  using anyone = listenTo(createClient({ url: way.url }))
  await anyone.opened()

  const cutting = setInterval(way.cut, 300)
  let resting = false
  let failures = 0
  const ids: number[] = []
  const some = () => ids[Math.floor(Math.random() * ids.length)] ?? 0
  const writing = people.map(async (person) => {
    const { posts } = servers.as(person)
    const mine: number[] = []
    const own = () => mine[Math.floor(Math.random() * mine.length)] ?? 0
    const changes = [
      async () => {
        const isReply = Math.random() < 0.3 && ids.length > 0
        const { id } = await posts.create({ content: 'post', ...(isReply && { replyToId: some() }) })
        mine.push(id)
        ids.push(id)
      },
      () => posts.update({ postId: own(), content: `edit ${Math.random()}` }),
      () => posts.hide({ postId: own() }),
      () => posts.show({ postId: own() }),
      () => posts.delete({ postId: own() }),
      () => posts.restore({ postId: own() }),
      () => posts.like({ postId: some() }),
      () => posts.unlike({ postId: some() }),
      async () => {
        if (Math.random() < 0.2) await servers.as(admin).admin.posts.purge({ postId: own() })
      },
    ]
    while (!resting) {
      const change = changes[Math.random() < 0.3 ? 0 : Math.floor(Math.random() * changes.length)]
      // Posts that are gone, hidden or locked by another are refused; that is no change.
      await change?.().catch(() => (failures += 1))
    }
  })
  const opened = () => anyone.statuses.filter((status) => status === 'open').length
  await until(() => opened() > 3 && ids.length > 100, 20_000)
  // A restart, as seen from outside: what was one server is another one, with nothing of the first in its memory.
  way.leadTo(two.url)
  await one.stop()
  await until(() => opened() > 8 && failures > 0, 20_000)
  resting = true
  await Promise.all(writing)
  clearInterval(cutting)

  const table = async () =>
    (
      await Post.query(db)
        .where({ visible: true })
        .whereNull('deletedAt')
        .select('id', 'content', 'likeCount', 'replyCount')
        .orderBy('id')
    ).map(({ id, content, likeCount, replyCount }) => [id, content, likeCount, replyCount])
  const told = () => {
    const posts = new Map<number, [string, number, number]>()
    for (const event of anyone.events) {
      if (event.type === 'post.created' || event.type === 'post.changed') {
        const { id, content, likeCount, replyCount } = event.post
        posts.set(id, [content, likeCount, replyCount])
      }
      if (event.type === 'post.removed') posts.delete(event.postId)
      if (event.type === 'post.counts') {
        const [content = ''] = posts.get(event.postId) ?? []
        posts.set(event.postId, [content, event.likeCount, event.replyCount])
      }
    }
    return [...posts].map(([id, post]) => [id, ...post]).toSorted(([a], [b]) => Number(a) - Number(b))
  }
  const marker = await servers.post(admin, 'the last one')
  await until(() => JSON.stringify(anyone.events.at(-1)).includes('the last one'), 20_000)

  expect(told()).toEqual(await table())
  const created = anyone.events.flatMap((event) => (event.type === 'post.created' ? [event.post.id] : []))
  expect(created.length).toBe(new Set(created).size)
  expect(created.at(-1)).toBe(marker.id)
  expect(anyone.events.filter(({ type }) => type === 'reset')).toEqual([])
}, 90_000)

test('several servers tell of what was changed through any of them', async () => {
  await using servers = await testServers()
  const [one, two] = await Promise.all([servers.start(), servers.start()])
  await servers.user('ann')
  using here = listenTo(createClient({ url: one.url }))
  using there = listenTo(createClient({ url: two.url }))
  for (const listener of [here, there]) await listener.opened()
  await (await signedIn(one.url, 'ann')).posts.create({ content: 'from one' })
  await (await signedIn(two.url, 'ann')).posts.create({ content: 'from two' })
  for (const { events } of [here, there]) {
    await until(() => events.length === 2)
    expect(linesOf(events)).toEqual(['post.created from one', 'post.created from two'])
  }
})

test('it goes on when its connection for notifications is killed', async () => {
  await using servers = await testServers()
  const { url } = await servers.start()
  const ann = await servers.user('ann')
  using anyone = listenTo(createClient({ url }))
  await anyone.opened()
  const listener =
    "from pg_stat_activity where application_name = 'linnet: live' and datname = current_database()"
  const alive = async () =>
    (await servers.db.raw<{ rows: { pid: number }[] }>(`select pid ${listener}`)).rows[0]?.pid
  await until(alive)
  const killed = await alive()
  await servers.db.raw(`select pg_terminate_backend(pid) ${listener}`)
  await servers.post(ann, 'meanwhile')
  await until(() => anyone.events.length === 1)
  await until(async () => ![undefined, killed].includes(await alive()))
  await servers.post(ann, 'afterwards')
  await until(() => anyone.events.length === 2)
  expect(linesOf(anyone.events)).toEqual(['post.created meanwhile', 'post.created afterwards'])
})

test('a stop ends every stream, and is not held up by them', async () => {
  await using servers = await testServers()
  const server = await servers.start()
  const answers = await Promise.all(
    Array.from({ length: 30 }, async () => fetch(`${server.url}/api/v1/events`)),
  )
  const texts = answers.map((answer) => answer.text())
  await server.stop()
  for (const text of await Promise.all(texts))
    expect(text).toMatch(/^retry: [12]\d{3}\n\nevent: cursor\nid: \S+\n/)
})

test('an account has five streams, an address twenty, and all have what there is', async () => {
  await using servers = await testServers()
  const { app, url } = await servers.start({ total: 26 })
  const ann = await servers.user('ann')
  const authorization = `Bearer ${ann.accessToken}`
  const leaving = new AbortController()
  const statusOf = async (signal?: AbortSignal) =>
    (await fetch(`${url}/api/v1/events`, { headers: { authorization }, signal: signal ?? null })).status
  /** As if from somewhere else: addresses of one's own network are a proxy's. */
  const openFrom = async (remoteAddress: string) => {
    const answer = await app.inject({ url: '/api/v1/events', remoteAddress, payloadAsStream: true })
    return answer.statusCode
  }
  for (let count = 0; count < 5; count += 1) expect(await statusOf(leaving.signal)).toBe(200)
  const sixth = await fetch(`${url}/api/v1/events`, { headers: { authorization } })
  expect([sixth.status, await sixth.json()]).toEqual([
    429,
    expect.objectContaining({ reason: 'TooManyStreams' }),
  ])
  for (let count = 0; count < 20; count += 1) expect(await openFrom('203.0.113.7')).toBe(200)
  expect(await openFrom('203.0.113.7')).toBe(429)
  expect(await openFrom('203.0.113.8')).toBe(200)
  expect(await openFrom('203.0.113.9')).toBe(503)
  leaving.abort()
  await until(async () => (await statusOf()) === 200)
})

test('who reads nothing is let go, and keeps nobody else waiting', async () => {
  await using servers = await testServers()
  const { url } = await servers.start({ patienceMs: 500 })
  const ann = await servers.user('ann')
  const sleeper = connectSocket(Number(new URL(url).port), '127.0.0.1')
  sleeper.on('error', () => undefined)
  sleeper.pause()
  sleeper.write('GET /api/v1/events HTTP/1.1\r\nhost: x\r\n\r\n')
  using anyone = listenTo(createClient({ url }))
  await anyone.opened()
  const closed = new Promise((resolve) => sleeper.once('close', resolve))
  let isClosed = false
  void closed.then(() => (isClosed = true))
  let count = 0
  const open = async () => (await servers.db.raw<{ rows: object[] }>('select 1')).rows.length > 0 && !isClosed
  while ((await open()) && count < 20_000) {
    await Post.query(servers.db).insert(
      Array.from({ length: 200 }, () => ({ authorId: ann.id, content: 'x'.repeat(9000) })),
    )
    count += 200
    await until(() => anyone.events.length === count)
    // The far end shows only when somebody looks.
    if (count >= 2000) sleeper.resume()
  }
  expect(isClosed).toBe(true)
}, 60_000)

test.each(['garbage', '1', '1-2-3', '-1--1', '1-x', '9'.repeat(40)])(
  'a cursor like %s is refused',
  async (cursor) => {
    await using servers = await testServers()
    const { url } = await servers.start()
    const answer = await fetch(`${url}/api/v1/events`, { headers: { 'last-event-id': cursor } })
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
      expect.objectContaining({ reason: 'ValidationFailed', status: 400 }),
    ])
  },
)

test('who comes back with a place that is not in the log any more is told to fetch afresh', async () => {
  await using servers = await testServers()
  const { url } = await servers.start()
  const ann = await servers.user('ann')
  await using way = await proxyToServer(url)
  using anyone = listenTo(createClient({ url: way.url }))
  await anyone.opened()
  await servers.post(ann, 'one')
  await until(() => anyone.events.length === 1)
  way.leadTo('http://127.0.0.1:9')
  way.cut()
  await servers.post(ann, 'two')
  await servers.db.raw('delete from events where id < (select max(id) from events)')
  way.leadTo(url)
  await until(() => anyone.events.length === 2)
  expect(linesOf(anyone.events)).toEqual(['post.created one', 'reset'])
})

test('a thousand who come and go leave their seats to the next', async () => {
  await using servers = await testServers()
  const { url } = await servers.start({ total: 20 })
  for (let round = 0; round < 50; round += 1) {
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const leaving = new AbortController()
        await until(async () => (await fetch(`${url}/api/v1/events`, { signal: leaving.signal })).ok)
        leaving.abort()
      }),
    )
  }
  const isLetIn = async () => (await fetch(`${url}/api/v1/events`)).ok
  await until(isLetIn)
  expect(await isLetIn()).toBe(true)
}, 60_000)

test('a quiet stream shows that it is alive', async () => {
  await using servers = await testServers()
  const { url } = await servers.start({ heartbeatMs: 100 })
  const answer = await fetch(`${url}/api/v1/events`)
  let text = ''
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    if (text.split('event: cursor').length > 3) break
  }
  expect(text).toMatch(/^retry: [12]\d{3}\n\n(event: cursor\nid: \d+-\d+\ndata: {}\n\n)+$/)
})

test.each<[string, RequestInit, number, string]>([
  ['?access_token=x', {}, 400, 'ValidationFailed'],
  ['', { method: 'POST' }, 405, 'MethodNotAllowed'],
  ['', { headers: { authorization: 'Bearer x.y.z' } }, 401, 'TokenInvalid'],
])('%s %o is refused', async (query, init, status, reason) => {
  await using servers = await testServers()
  const { url } = await servers.start()
  const answer = await fetch(`${url}/api/v1/events${query}`, init)
  expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ reason })])
})

test('the answer may not be kept, changed or buffered on its way, and has the security headers', async () => {
  await using servers = await testServers()
  const { url } = await servers.start()
  const leaving = new AbortController()
  const { status, headers } = await fetch(`${url}/api/v1/events`, { signal: leaving.signal })
  leaving.abort()
  expect(status).toBe(200)
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'private, no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
})

test('a timeline can be gone through, and is closed by who has seen enough', async () => {
  await using servers = await testServers()
  const { url } = await servers.start({ total: 1 })
  const ann = await servers.user('ann')
  const statuses: string[] = []
  const timeline = createClient({ url }).live.timeline({ onStatus: (status) => void statuses.push(status) })
  const told = (async () => {
    for await (const event of timeline) return event
    return undefined
  })()
  await until(() => statuses.includes('open'))
  await servers.post(ann, 'hello')
  expect(await told).toMatchObject({ type: 'post.created', post: { content: 'hello' } })
  expect(statuses).toEqual(['connecting', 'open', 'closed'])
  using next = listenTo(createClient({ url }))
  await next.opened()
})

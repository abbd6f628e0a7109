import { testSecret } from '@linnet/api/testing'
import { emptyDatabase, testDatabase } from '@linnet/db/testing'
import { connect } from '@linnet/db'
import { createClient, createServiceClient, LinnetError, type Linnet, type ServiceLinnet } from '@linnet/sdk'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import {
  createLocalClient,
  createLocalServiceClient,
  localTransport,
  openLinnet,
  StartError,
} from '../local.js'
import { listenTo } from '../plugins/live-testing.js'
import { until } from '../testing.js'
import { account, password, testInstance } from './testing.js'

const quietly = (databaseUrl: string) => ({ databaseUrl, secret: testSecret, logLevel: 'silent' }) as const

const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail('It did not fail.'),
    (error: unknown) => {
      if (error instanceof LinnetError) return error
      throw error
    },
  )

test('somebody signs up, posts, likes, reads and signs out without any HTTP', async () => {
  await using local = await testInstance()
  const linnet = createLocalClient(local.instance, { userAgent: 'a script' })
  await linnet.auth.register(account('ann'))
  const post = await linnet.posts.create({ content: 'Hello!' })
  await linnet.posts.like({ postId: post.id })
  const { items } = await createLocalClient(local.instance).posts.list({ limit: 5 })
  expect(items).toMatchObject([{ content: 'Hello!', likeCount: 1, author: { handle: 'ann' } }])
  expect(await linnet.auth.sessions()).toMatchObject([{ device: 'a script', current: true }])
  await linnet.auth.logout()
  expect(linnet.session).toBeNull()
})

test('answers and failures are those of HTTP, for people and for services', async () => {
  await using local = await testInstance()
  const { instance } = local
  const app = await instance.mount()
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const ann = account('ann')
  await createLocalClient(instance).auth.register(ann)
  const near = createLocalClient(instance)
  const far = createClient({ url })
  const badNear = createLocalServiceClient(instance, { token: 'svc_wrong' })
  const badFar = createServiceClient({ url, token: 'svc_wrong' })
  for (const linnet of [near, far]) await linnet.auth.login({ identifier: 'ann', password })
  await near.posts.create({ content: 'one' })

  const reads: ((linnet: Linnet) => Promise<unknown>)[] = [
    (linnet) => linnet.posts.list(),
    (linnet) => linnet.posts.list({ limit: 1, cursor: undefined }),
    (linnet) => linnet.users.byHandle({ handle: 'ann' }),
    (linnet) => linnet.posts.byId({ postId: 1 }),
  ]
  for (const read of reads) expect(await read(near)).toStrictEqual(await read(far))

  const surplus = { content: 'two', extra: undefined, replyToId: undefined }
  for (const linnet of [near, far])
    expect(await linnet.posts.create(surplus)).toMatchObject({ content: 'two' })

  const refusals: ((linnet: Linnet, service: ServiceLinnet) => Promise<unknown>)[] = [
    (linnet) => linnet.posts.byId({ postId: 404 }),
    (linnet) => linnet.posts.create({ content: '' }),
    (linnet) => linnet.posts.create(JSON.parse('{"content":"x","surplus":1}')),
    (linnet) => linnet.posts.create({ content: 'x'.repeat(120_000) }),
    (linnet) => linnet.admin.stats(),
    (linnet) => linnet.auth.login({ identifier: 'ann', password: 'not her password' }),
    (linnet) => linnet.auth.register(ann),
    (_, service) => service.posts.list(),
  ]
  for (const call of refusals) {
    const { requestId, cause: _, stack: __, ...here } = await failure(call(near, badNear))
    const { requestId: theirs, cause: ___, stack: ____, ...there } = await failure(call(far, badFar))
    expect(here).toStrictEqual(there)
    for (const id of [requestId, theirs]) expect(id).toMatch(/^[\da-f-]{36}$/)
  }
})

test('a key has its effect once, here and over HTTP', async () => {
  await using local = await testInstance()
  const linnet = createLocalClient(local.instance)
  const { accessToken } = await linnet.auth.register(account('ann'))
  const options = { idempotencyKey: 'the-same' }
  const first = await linnet.posts.create({ content: 'once' }, options)
  expect(await linnet.posts.create({ content: 'once' }, options)).toStrictEqual(first)
  const answer = await (
    await local.instance.mount()
  ).inject({
    method: 'POST',
    url: '/api/v1/posts',
    headers: { authorization: `Bearer ${accessToken}`, 'idempotency-key': 'the-same' },
    payload: { content: 'once' },
  })
  expect(answer.json()).toStrictEqual(first)
  expect((await failure(linnet.posts.create({ content: 'twice' }, options))).reason).toBe(
    'IdempotencyKeyReused',
  )
})

test('the live timeline tells what happens, to each listener objects of its own, until the instance is closed', async () => {
  await using local = await testInstance()
  const linnet = createLocalClient(local.instance)
  await linnet.auth.register(account('ann'))
  const one = listenTo(createLocalClient(local.instance))
  const other = listenTo(createLocalClient(local.instance))
  await Promise.all([one.opened(), other.opened()])
  const { id } = await linnet.posts.create({ content: 'news' })
  await until(() => one.events.length > 0 && other.events.length > 0)
  expect(one.events).toMatchObject([{ type: 'post.created', post: { id, content: 'news' } }])
  expect(other.events).toStrictEqual(one.events)
  expect(other.events[0]).not.toBe(one.events[0])

  await local.instance.close()
  await until(() => one.statuses.at(-1) === 'closed')
  expect(one.errors).toMatchObject([{ reason: 'Aborted' }])
  expect(await failure(linnet.posts.list())).toMatchObject({ reason: 'Aborted', status: undefined })
})

test('who is signed out hears why no more comes', async () => {
  await using local = await testInstance()
  const linnet = createLocalClient(local.instance)
  const { accessToken } = await linnet.auth.register(account('ann'))
  const heard: unknown[] = []
  const { signal } = new AbortController()
  const items = await localTransport(local.instance).events({
    credentials: { token: accessToken },
    cursor: undefined,
    signal,
    onRetry: () => undefined,
  })
  const listening = (async () => {
    for await (const { event } of items) heard.push(event)
  })()
  await linnet.auth.logout()
  await listening
  expect(heard.at(-1)).toEqual({ type: 'end', reason: 'SessionEnded' })
})

test('closing lets what is under way finish, and an ended call fails as Aborted', async () => {
  await using local = await testInstance()
  const linnet = createLocalClient(local.instance)
  await linnet.auth.register(account('ann'))
  const posting = linnet.posts.create({ content: 'the last word' })
  // The call begins in a microtask or two.
  await new Promise((later) => setImmediate(later))
  await local.instance.close()
  expect(await posting).toMatchObject({ content: 'the last word' })

  const call = { kind: 'query', path: 'posts.list', input: undefined, credentials: {} } as const
  const calling = localTransport(local.instance).call({ ...call, signal: AbortSignal.abort() })
  expect(await failure(calling)).toMatchObject({ reason: 'Aborted' })
})

test('a service acts for an account, and follows as it', async () => {
  await using database = await testDatabase()
  await using instance = await openLinnet({ ...quietly(database.url), adminPassword: password })
  const { user } = await createLocalClient(instance).auth.register(account('ann'))
  const admin = createLocalClient(instance)
  await admin.auth.login({ identifier: 'admin', password })
  const { token } = await admin.admin.serviceTokens.create({
    name: 'a bot',
    scopes: ['posts:read', 'posts:write'],
  })
  const service = createLocalServiceClient(instance, { token })
  expect(await service.service.me()).toMatchObject({ name: 'a bot' })
  const forAnn = service.onBehalfOf(user.id)
  using heard = listenTo(forAnn)
  await heard.opened()
  const post = await forAnn.posts.create({ content: 'for her', visible: false })
  expect(post.author.handle).toBe('ann')
  // Only its author is told of a hidden post.
  await until(() => heard.events.length > 0)
  expect(heard.events).toMatchObject([{ type: 'post.created', post: { id: post.id } }])
  expect(await failure(service.onBehalfOf(404).posts.list())).toMatchObject({
    reason: 'UserNotFound',
    status: 404,
  })
})

test('what cannot be opened says in words of its options what to mend', async () => {
  const url = 'postgres://nobody:wrong@127.0.0.1:1/none'
  await expect(openLinnet({ databaseUrl: 'mysql://x', secret: testSecret })).rejects.toThrow(
    new StartError('databaseUrl must look like postgres://user:password@host:5432/database.'),
  )
  await expect(openLinnet({ databaseUrl: url, secret: 'short' })).rejects.toThrow(
    /^secret must be at least 32 random characters/,
  )
  await expect(openLinnet({ databaseUrl: url, secret: testSecret, adminPassword: 'short' })).rejects.toThrow(
    /^adminPassword must/,
  )
  await expect(openLinnet({ databaseUrl: 'postgres://a.invalid/x', secret: testSecret })).rejects.toThrow(
    StartError,
  )
})

test('migrations are applied, or asked for', async () => {
  await using database = await emptyDatabase()
  const options = quietly(database.url)
  await expect(openLinnet({ ...options, migrate: false })).rejects.toThrow(
    /^The database lacks \d+ migrations/,
  )
  await using instance = await openLinnet({ ...options, adminPassword: password })
  expect(instance.admin).toMatchObject({ handle: 'admin' })
})

test('an embedded Postgres in a folder needs nothing else', { timeout: 60_000 }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'linnet-local-'))
  try {
    await using instance = await openLinnet({ dataDir, logLevel: 'silent' })
    const { user } = await createLocalClient(instance).auth.register(account('ann'))
    expect(user).toMatchObject({ handle: 'ann' })
  } finally {
    await rm(dataDir, { recursive: true })
  }
})

test('what is old is taken away from the start on, idempotency keys and events alike', async () => {
  await using database = await testDatabase()
  const db = connect({ url: database.url })
  await db.raw(`
    insert into idempotency_keys (actor, key_hash, request_hash, created_at)
    values ('user 1', 'old', '', now() - interval '25 hours')
  `)
  await db.raw("insert into events (kind) values ('start'), ('start')")
  await db.raw("update events set created_at = now() - interval '25 hours'")
  const left = async () => {
    const [keys, events] = [await db('idempotency_keys').select('actor'), await db('events').select('kind')]
    return [keys.length, events.length]
  }
  expect((await left())[0]).toBe(1)
  await using _instance = await openLinnet(quietly(database.url))
  await expect.poll(left, { timeout: 10_000 }).toEqual([0, 1])
  await db.destroy()
})

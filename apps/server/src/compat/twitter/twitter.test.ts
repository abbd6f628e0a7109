import { ensureAdmin, login } from '@linnet/api'
import { Like, Post, User } from '@linnet/db'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { testCompat, type Method } from '../testing.js'
import { likeIdOf } from './like-id.js'
import { wishedHandle } from './sign-up.js'

const made = z.object({ id: z.int() })

async function testTwitter() {
  const server = await testCompat('/compat/twitter')
  async function user(email: string): Promise<number> {
    const { json } = await server.call('POST', '/users/', { body: { email, password: 'p' } })
    return made.parse(json).id
  }
  async function tweet(userId: number, text: string): Promise<number> {
    const { json } = await server.call('POST', `/users/${userId}/tweets/`, { body: { text } })
    return made.parse(json).id
  }
  async function statements(work: () => Promise<unknown>): Promise<number> {
    let count = 0
    const onQuery = () => (count += 1)
    server.db.on('query', onQuery)
    await work()
    server.db.off('query', onQuery)
    return count
  }
  return { ...server, user, tweet, statements }
}

test('from the banner to a tweet that two like', async () => {
  await using server = await testTwitter()
  const { call } = server
  for (const root of ['', '/']) {
    expect(await call('GET', root)).toMatchObject({
      status: 200,
      json: { 'Le Wagon Twitter app': 'Running' },
    })
  }
  const signUp = { email: 'test@test', password: 123 }
  const first = await call('POST', '/users/', { body: signUp })
  const u1 = made.parse(first.json).id
  expect(first).toMatchObject({ status: 200, text: `{"email":"test@test","id":${u1}}` })
  expect(await call('POST', '/users/', { body: signUp })).toMatchObject({
    status: 400,
    json: { detail: 'Email already registered' },
  })
  for (const path of ['/users/', '/users']) {
    expect(await call('GET', path)).toMatchObject({ status: 200, text: `[${first.text}]` })
  }
  expect((await call('GET', `/users/${u1}`)).text).toBe(first.text)

  const tweet = await call('POST', `/users/${u1}/tweets/`, { body: { text: 'test' } })
  const t1 = made.parse(tweet.json).id
  expect(tweet).toMatchObject({ status: 200, text: `{"text":"test","id":${t1},"owner_id":${u1}}` })
  const like = await call('POST', `/users/${u1}/likes/`, { body: { tweet_id: t1 } })
  expect(like).toMatchObject({ status: 200, json: { tweet_id: t1, id: expect.any(Number), owner_id: u1 } })
  expect(await call('POST', `/users/${u1}/likes/`, { body: { tweet_id: t1 } })).toMatchObject({
    status: 400,
    json: { detail: 'This user has already liked this tweet' },
  })
  for (const path of ['/tweets', `/users/${u1}/tweets`, `/users/${u1}/liked_tweets`]) {
    for (const slash of ['', '/']) {
      expect(await call('GET', path + slash)).toMatchObject({ status: 200, json: [tweet.json] })
    }
  }
  expect((await call('GET', `/users/${u1}/likes/`)).json).toEqual([like.json])

  const u2 = await server.user('second@example.com')
  await server.tweet(u2, 'by two')
  expect((await call('POST', `/users/${u2}/likes`, { body: { tweet_id: t1 } })).status).toBe(200)
  expect(await Post.query(server.db).findById(t1)).toMatchObject({ likeCount: 2 })
  expect((await call('GET', '/tweets/')).json).toMatchObject([{ id: t1 }, { text: 'by two' }])
})

test('where not anybody may sign up, nobody does here', async () => {
  await using server = await testTwitter()
  const first = await server.user('first@example.com')
  const settings = { name: 'Birds', description: '', registration: 'invite', longestPost: 4 }
  await server.db('instance_settings').insert(settings)
  const body = { email: 'second@example.com', password: 'p' }
  expect(await server.call('POST', '/users/', { body })).toMatchObject({
    status: 403,
    json: { detail: 'Nobody can sign up here at present.' },
  })
  const tweets = `/users/${first}/tweets/`
  expect((await server.call('POST', tweets, { body: { text: 'short' } })).status).toBe(400)
  expect((await server.call('POST', tweets, { body: { text: 'tiny' } })).status).toBe(200)
})

test('of sixteen likes at once one counts, and of sixteen sign-ups one is made', async () => {
  await using server = await testTwitter()
  const { call, db } = server
  const ann = await server.user('ann@example.com')
  const tweetIds = await Promise.all([1, 2, 3, 4].map((n) => server.tweet(ann, `${n}`)))
  for (const tweetId of tweetIds) {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => call('POST', `/users/${ann}/likes/`, { body: { tweet_id: tweetId } })),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array<number>(15).fill(400),
    ])
  }
  expect(await Like.query(db).resultSize()).toBe(4)
  expect((await Post.query(db)).map(({ likeCount }) => likeCount)).toEqual([1, 1, 1, 1])

  const same = await Promise.all(
    Array.from({ length: 16 }, () =>
      call('POST', '/users', { body: { email: 'bob@example.com', password: 'p' } }),
    ),
  )
  expect(same.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200,
    ...Array<number>(15).fill(400),
  ])
  const alike = await Promise.all(
    Array.from({ length: 16 }, (_, n) =>
      call('POST', '/users', { body: { email: `c@${n}.example`, password: 'p' } }),
    ),
  )
  expect(alike.map(({ status }) => status)).toEqual(Array<number>(16).fill(200))
})

test('a user is an account of Linnet like any other', async () => {
  await using server = await testTwitter()
  const id = await server.user('Ann.Lee@Example.com')
  const { user } = await login(
    { api: server.api, device: 'vitest' },
    { identifier: 'ann.lee@example.com', password: 'p' },
  )
  expect(user).toMatchObject({ id, handle: 'ann_lee', role: 'user' })
  const { passwordHash } = await User.query(server.db).findById(id).throwIfNotFound()
  expect(passwordHash).toMatch(/^\$argon2id\$/)
})

test.each([
  ['test@test', 'test'],
  ['Zoë.Müller+news@example.com', 'zoe_muller_news'],
  ['a@b', 'user_a'],
  ['日本@example.com', 'user'],
  ["o'neil@example.com", 'o_neil'],
  [`${'x'.repeat(64)}@example.com`, 'x'.repeat(21)],
])('%s gets the handle %s', (email, handle) => {
  expect(wishedHandle(email)).toBe(handle)
})

test('a like has a number that is always the same and no other one', () => {
  const ids = new Set<number>()
  for (let user = 1; user <= 100; user += 1) {
    for (let post = 1; post <= 100; post += 1) ids.add(likeIdOf(user, post))
  }
  expect(ids.size).toBe(10_000)
  expect(Number.isSafeInteger(likeIdOf(94_906_264, 94_906_264))).toBe(true)
})

test('lists stay in order, are counted through, and take as many statements for twenty as for one', async () => {
  await using server = await testTwitter()
  const { call, statements } = server
  const ann = await server.user('ann@example.com')
  const ids: number[] = []
  for (let n = 0; n < 20; n += 1) ids.push(await server.tweet(ann, `tweet ${n}`))
  const path = `/users/${ann}/liked_tweets/`
  for (const id of ids.slice(0, 1)) await call('POST', `/users/${ann}/likes/`, { body: { tweet_id: id } })
  const forOne = await statements(() => call('GET', path))
  for (const id of ids.slice(1)) await call('POST', `/users/${ann}/likes/`, { body: { tweet_id: id } })
  expect(await statements(() => call('GET', path))).toBe(forOne)
  expect(forOne).toBe(2)

  async function idsOf(address: string): Promise<number[]> {
    return z
      .array(made)
      .parse((await call('GET', address)).json)
      .map(({ id }) => id)
  }
  for (const list of ['/tweets/', `/users/${ann}/tweets/`, path]) {
    expect(await idsOf(list)).toEqual(ids)
    expect(await idsOf(`${list}?skip=5&limit=3`)).toEqual(ids.slice(5, 8))
    expect(await idsOf(`${list}?limit=0`)).toEqual([])
    expect(await idsOf(`${list}?skip=20`)).toEqual([])
    expect(await idsOf(`${list}?skip=2147483647&limit=100000`)).toEqual([])
  }
  expect((await call('GET', `/users/${ann}/likes/?skip=1&limit=1`)).json).toEqual([
    { tweet_id: ids[1], id: likeIdOf(ann, ids[1] ?? 0), owner_id: ann },
  ])

  await User.query(server.db).insert(
    Array.from({ length: 120 }, (_, n) => ({
      handle: `u${n}`,
      email: `u${n}@example.com`,
      passwordHash: '-',
      displayName: 'U',
      role: 'user' as const,
    })),
  )
  expect(await idsOf('/users')).toHaveLength(100)
  expect(await idsOf('/users?limit=5000')).toHaveLength(100)
  expect(await idsOf('/users?skip=100&limit=50')).toHaveLength(21)
})

test('moderators and admins are not there, for anybody could speak as them', async () => {
  await using server = await testTwitter()
  const { call, db } = server
  await ensureAdmin(server.api, { password: 'password' })
  const { id } = await User.query(db).findOne({ role: 'admin' }).throwIfNotFound()
  expect((await call('GET', '/users/')).json).toEqual([])
  const notFound = { status: 404, json: { detail: 'User not found' } }
  expect(await call('GET', `/users/${id}`)).toMatchObject(notFound)
  expect(await call('POST', `/users/${id}/tweets/`, { body: { text: 'x' } })).toMatchObject(notFound)
})

test('who is suspended and what is hidden is not there', async () => {
  await using server = await testTwitter()
  const { call, db } = server
  const [ann, bob] = [await server.user('ann@example.com'), await server.user('bob@example.com')]
  const [hidden, open] = [await server.tweet(ann, 'hidden'), await server.tweet(ann, 'open')]
  for (const id of [hidden, open]) await call('POST', `/users/${bob}/likes`, { body: { tweet_id: id } })
  await Post.query(db).findById(hidden).patch({ visible: false })
  for (const path of ['/tweets', `/users/${ann}/tweets`, `/users/${bob}/liked_tweets`]) {
    expect((await call('GET', path)).json).toMatchObject([{ id: open }])
  }
  expect((await call('GET', `/users/${bob}/likes`)).json).toMatchObject([{ tweet_id: open }])
  await User.query(db).findById(ann).patch({ suspendedAt: new Date().toISOString() })
  expect((await call('GET', `/users/${ann}`)).status).toBe(404)
  expect((await call('GET', '/users')).json).toMatchObject([{ id: bob }])
  expect((await call('GET', '/tweets')).json).toEqual([])
})

describe('what is refused', () => {
  let server: Awaited<ReturnType<typeof testTwitter>>
  let user = 0
  beforeAll(async () => {
    server = await testTwitter()
    user = await server.user('ann@example.com')
    await server.tweet(user, 'hello')
  })
  afterAll(async () => server[Symbol.asyncDispose]())

  const missing = { msg: 'field required', type: 'value_error.missing' }
  const notInteger = { msg: 'value is not a valid integer', type: 'type_error.integer' }
  const negative = {
    msg: 'ensure this value is greater than or equal to 0',
    type: 'value_error.number.not_ge',
  }
  const notString = { msg: 'str type expected', type: 'type_error.str' }
  const any = expect.any(String)
  const rule = { msg: any, type: any }

  test.each<[Method, string, unknown, (string | number)[], object]>([
    ['POST', '/users/', { email: 'x@y' }, ['body', 'password'], missing],
    ['POST', '/users/', { password: 'x' }, ['body', 'email'], missing],
    [
      'POST',
      '/users/',
      { email: 'x@y', password: null },
      ['body', 'password'],
      { msg: 'none is not an allowed value', type: 'type_error.none.not_allowed' },
    ],
    ['POST', '/users/', { email: 'x@y', password: [] }, ['body', 'password'], notString],
    ['POST', '/users/', { email: {}, password: 'x' }, ['body', 'email'], notString],
    [
      'POST',
      '/users/',
      { email: 'no address', password: 'x' },
      ['body', 'email'],
      { msg: 'value is not a valid email address', type: 'value_error.email' },
    ],
    ['POST', '/users/', { email: '', password: 'x' }, ['body', 'email'], rule],
    ['POST', '/users/', { email: 'a\u0000@b', password: 'x' }, ['body', 'email'], rule],
    ['POST', '/users/', { email: `${'x'.repeat(300)}@y`, password: 'x' }, ['body', 'email'], rule],
    ['POST', '/users/', { email: 'x@y', password: '' }, ['body', 'password'], rule],
    ['POST', '/users/', { email: 'x@y', password: 'x'.repeat(300) }, ['body', 'password'], rule],
    ['POST', '/users/', undefined, ['body'], missing],
    ['POST', '/users/', '', ['body'], missing],
    ['POST', '/users/', 'null', ['body'], missing],
    ['POST', '/users/', [], ['body'], { msg: 'value is not a valid dict', type: 'type_error.dict' }],
    ['POST', '/users/', '{"email":', ['body', 0], { msg: any, type: 'value_error.jsondecode' }],
    ['GET', '/users/abc', undefined, ['path', 'user_id'], notInteger],
    ['GET', '/users/1.5', undefined, ['path', 'user_id'], notInteger],
    ['GET', '/users/%00', undefined, ['path', 'user_id'], notInteger],
    ['GET', '/users/abc/tweets', undefined, ['path', 'user_id'], notInteger],
    ['GET', '/users?skip=-1', undefined, ['query', 'skip'], negative],
    ['GET', '/users?limit=-1', undefined, ['query', 'limit'], negative],
    ['GET', '/users?limit=ten', undefined, ['query', 'limit'], notInteger],
    ['GET', '/users?limit=', undefined, ['query', 'limit'], notInteger],
    ['GET', '/tweets/?skip=-1', undefined, ['query', 'skip'], negative],
    ['GET', '/tweets/?skip=99999999999999999999', undefined, ['query', 'skip'], rule],
    ['GET', '/tweets/?skip=3000000000', undefined, ['query', 'skip'], rule],
    ['GET', '/tweets/?skip=1&skip=2', undefined, ['query', 'skip'], notInteger],
    ['POST', '/users/1/tweets/', {}, ['body', 'text'], missing],
    ['POST', '/users/1/tweets/', { text: ' ' }, ['body', 'text'], rule],
    ['POST', '/users/1/tweets/', { text: 'a\u0000b' }, ['body', 'text'], rule],
    ['POST', '/users/1/tweets/', { text: 'x'.repeat(501) }, ['body', 'text'], rule],
    ['POST', '/users/1/likes/', {}, ['body', 'tweet_id'], missing],
    ['POST', '/users/1/likes/', { tweet_id: 'x' }, ['body', 'tweet_id'], notInteger],
    ['POST', '/users/1/likes/', { tweet_id: 1.5 }, ['body', 'tweet_id'], notInteger],
    ['POST', '/users/1/likes/', { tweet_id: null }, ['body', 'tweet_id'], rule],
  ])('%s %s with %j is a 422 that says where', async (method, path, body, loc, said) => {
    const answer = await server.call(method, path, body === undefined ? {} : { body })
    expect(answer).toMatchObject({ status: 422, json: { detail: [{ loc, ...said }] } })
  })

  test.each<[Method, string, unknown, number, string]>([
    ['GET', '/users/999999', undefined, 404, 'User not found'],
    ['GET', '/users/0', undefined, 404, 'User not found'],
    ['GET', '/users/-1', undefined, 404, 'User not found'],
    ['GET', '/users/99999999999', undefined, 404, 'User not found'],
    ['GET', '/users/999999/tweets/', undefined, 404, 'User not found'],
    ['GET', '/users/999999/likes/', undefined, 404, 'User not found'],
    ['GET', '/users/999999/liked_tweets/', undefined, 404, 'User not found'],
    ['POST', '/users/999999/tweets/', { text: 'orphan' }, 404, 'User not found'],
    ['POST', '/users/999999/likes/', { tweet_id: 1 }, 404, 'User not found'],
    ['POST', '/users/1/likes/', { tweet_id: 999999 }, 404, 'Tweet not found'],
    ['POST', '/users/1/likes/', { tweet_id: 99999999999 }, 404, 'Tweet not found'],
    ['POST', '/users/1/likes/', { tweet_id: '-5' }, 404, 'Tweet not found'],
    ['DELETE', '/users/1', undefined, 405, 'Method Not Allowed'],
    ['POST', '/tweets/', { text: 'x' }, 405, 'Method Not Allowed'],
    ['GET', '/nothing', undefined, 404, 'Not Found'],
    ['POST', '/users/', 'x'.repeat(200_000), 413, 'This is more than one request may carry.'],
  ])('%s %s with %j is answered with %i', async (method, path, body, status, detail) => {
    const answer = await server.call(method, path, body === undefined ? {} : { body })
    expect(answer).toMatchObject({ status, json: { detail } })
  })

  test('a form is not JSON', async () => {
    const type = 'application/x-www-form-urlencoded'
    const answer = await server.call('POST', '/users/', { body: 'email=x@y&password=z', type })
    expect(answer).toMatchObject({ status: 422, json: { detail: [{ loc: ['body'] }] } })
  })

  test('a like that fails counts nothing', async () => {
    await server.call('POST', '/users/999999/likes/', { body: { tweet_id: 1 } })
    expect(await Post.query(server.db).findById(1)).toMatchObject({ likeCount: 0 })
  })
})

test('numbers and booleans are taken as their words', async () => {
  await using server = await testTwitter()
  const ann = await server.user('ann@example.com')
  const answer = await server.call('POST', `/users/${ann}/tweets`, { body: { text: 42, owner_id: 7 } })
  expect(answer.json).toMatchObject({ text: '42', owner_id: ann })
})

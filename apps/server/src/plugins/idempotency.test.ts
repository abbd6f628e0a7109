import { randomUUID } from 'node:crypto'
import { Post } from '@linnet/db'
import { expect, test } from 'vitest'

import { testServer } from './testing.js'

test('over REST a repeated create has the same answer, status and place, and says that it is a repetition', async () => {
  await using server = await testServer()
  const { accessToken: token } = await server.api.user('ann')
  const create = (content: string, key: string) =>
    server.call('POST', '/posts', { token, body: { content }, headers: { 'idempotency-key': key } })
  const key = randomUUID()
  const first = await create('once', key)
  const again = await create('once', key)
  expect([first.status, first.headers['idempotency-replayed']]).toEqual([201, undefined])
  expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true'])
  expect([again.body, again.headers.location]).toEqual([first.body, first.headers.location])

  const other = await create('twice', key)
  expect([other.status, other.type, other.body.reason]).toEqual([
    422,
    'application/problem+json',
    'IdempotencyKeyReused',
  ])
  const bad = await create('once', 'a b')
  expect([bad.status, bad.body.issues[0].path]).toEqual([400, ['Idempotency-Key']])
  expect(await Post.query(server.api.db).resultSize()).toBe(1)

  const remove = () =>
    server.call('DELETE', `/posts/${first.body.id}`, { token, headers: { 'idempotency-key': 'd' } })
  expect([(await remove()).status, (await remove()).headers['idempotency-replayed']]).toEqual([204, 'true'])
})

test('over tRPC too, and a batch takes no key', async () => {
  await using server = await testServer()
  const { accessToken } = await server.api.user('ann')
  const send = (path: string, payload: object, key: string) =>
    server.app.inject({
      method: 'POST',
      url: `/trpc/${path}`,
      headers: { authorization: `Bearer ${accessToken}`, 'idempotency-key': key },
      payload,
    })
  const [first, again] = [
    await send('posts.create', { content: 'once' }, 'k'),
    await send('posts.create', { content: 'once' }, 'k'),
  ]
  expect([first.statusCode, first.headers['idempotency-replayed']]).toEqual([200, undefined])
  expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([200, 'true'])
  expect(again.body).toBe(first.body)
  const batch = await send(
    'posts.create,posts.create?batch=1',
    { 0: { content: 'a' }, 1: { content: 'b' } },
    'l',
  )
  expect(batch.json()).toMatchObject([
    { error: { data: { reason: 'ValidationFailed', issues: [{ path: ['calls'] }] } } },
    { error: { data: { reason: 'ValidationFailed', issues: [{ path: ['calls'] }] } } },
  ])
  expect(await Post.query(server.api.db).resultSize()).toBe(1)
})

test('without a key everything is as it was, and nothing is kept', async () => {
  await using server = await testServer()
  const { accessToken: token } = await server.api.user('ann')
  const create = () => server.call('POST', '/posts', { token, body: { content: 'twice' } })
  expect([(await create()).status, (await create()).status]).toEqual([201, 201])
  expect(await Post.query(server.api.db).resultSize()).toBe(2)
  expect((await server.api.db('idempotency_keys').select('actor')).length).toBe(0)
})

import { testPassword } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { until } from '../testing.js'
import { testServer } from './testing.js'

test('who comes while as many as can be are worked at is told at once to come again', async () => {
  await using server = await testServer()
  const statusOf = async (url: string) => (await server.app.inject({ url })).statusCode
  const [, file = 'none'] = /src="(\/assets\/[^"]+)"/.exec((await server.app.inject('/sign-in')).body) ?? []
  const lock = await server.api.db.transaction()
  await lock.raw('lock table posts')
  const many = Array.from({ length: 32 }, (_, nth) => server.call('GET', `/posts?limit=${nth + 1}`))
  await until(async () => (await server.call('GET', '/me')).status === 503)

  const began = performance.now()
  const refused = await server.call('POST', '/posts', { body: { content: 'hello' } })
  expect(performance.now() - began).toBeLessThan(500)
  expect(refused).toMatchObject({ status: 503, body: { reason: 'Busy' } })
  expect(refused.headers['retry-after']).toBe('1')
  for (const url of ['/livez', '/livez?verbose', file]) expect([url, await statusOf(url)]).toEqual([url, 200])
  for (const url of ['/livezz', '/livez/', '/metricsx', '/assets/x', `${file}x`, '/api/v1/eventsx'])
    expect([url, await statusOf(url)]).toEqual([url, 503])

  await lock.rollback()
  expect(new Set((await Promise.all(many)).map(({ status }) => status))).toEqual(new Set([200]))
  expect((await server.call('GET', '/instance')).status).toBe(200)
})

test('a batch is as many as it calls', async () => {
  await using server = await testServer()
  const lock = await server.api.db.transaction()
  await lock.raw('lock table posts')
  const path = Array.from({ length: 16 }, () => 'posts.list').join(',')
  const urlOf = (limit: number) => {
    const input = JSON.stringify(Object.fromEntries(path.split(',').map((_, nth) => [nth, { limit }])))
    return `/trpc/${path}?batch=1&input=${encodeURIComponent(input)}`
  }
  const batches = Promise.all([server.app.inject(urlOf(1)), server.app.inject(urlOf(2))])
  await until(async () => (await server.call('GET', '/me')).status === 503)
  await lock.rollback()
  for (const { statusCode } of await batches) expect(statusCode).toBe(200)
  expect((await server.call('GET', '/instance')).status).toBe(200)
})

test('those who wait for a password to be checked keep nobody else waiting', async () => {
  await using server = await testServer()
  for (const handle of ['ann', 'ben']) await server.api.user(handle)
  const logins = Array.from({ length: 40 }, (_, nth) =>
    server.call('POST', '/sessions', {
      body: { identifier: nth % 2 === 0 ? 'ann' : 'ben', password: testPassword },
    }),
  )
  const reads = Array.from({ length: 30 }, () => server.call('GET', '/instance'))
  const statuses = (await Promise.all(reads)).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect((await Promise.all(logins)).every(({ status }) => status === 201)).toBe(true)
})

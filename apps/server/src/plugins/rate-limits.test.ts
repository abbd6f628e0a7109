import { expect, test } from 'vitest'

import { testServer } from './testing.js'

const proxied = { trustedProxies: ['127.0.0.1'] }

test('each answer says what is left, and a refusal when to come again', async () => {
  await using server = await testServer({ ...proxied, rateLimits: { address: 2 } })
  const ask = () => server.call('GET', '/posts', { headers: { 'x-forwarded-for': '203.0.113.7' } })
  const first = await ask()
  expect(first.status).toBe(200)
  expect(first.headers['ratelimit-policy']).toBe('"address";q=2;w=300')
  expect(first.headers['ratelimit']).toMatch(/^"address";r=1;t=(300|299)$/)
  await ask()
  const refused = await ask()
  expect(refused.status).toBe(429)
  expect(refused.body).toMatchObject({ reason: 'TooManyRequests' })
  expect(refused.headers['ratelimit']).toMatch(/^"address";r=0;/)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(290)
})

test('the calls of a batch are counted one by one', async () => {
  await using server = await testServer({ ...proxied, rateLimits: { address: 10 } })
  const batch = (size: number) => {
    const calls = Array.from({ length: size }, () => 'posts.list')
    const inputs = JSON.stringify(Object.fromEntries(calls.map((_, nth) => [nth, {}])))
    return server.app.inject({
      url: `/trpc/${calls.join(',')}?batch=1&input=${inputs}`,
      headers: { 'x-forwarded-for': '203.0.113.7' },
    })
  }
  expect((await batch(8)).headers['ratelimit']).toMatch(/^"address";r=2;/)
  const answers: unknown[] = (await batch(4)).json()
  const reasons = answers.map((answer) => /"reason":"(\w+)"/.exec(JSON.stringify(answer))?.[1])
  expect(reasons).toEqual([undefined, undefined, 'TooManyRequests', 'TooManyRequests'])
  expect((await batch(21)).statusCode).toBe(400)
})

test('a live timeline costs as much as a change, whoever opens it', async () => {
  await using server = await testServer({ ...proxied, rateLimits: { address: 11, account: 5 } })
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const open = async (headers: Record<string, string> = {}) => {
    const leaving = new AbortController()
    const answer = await fetch(`${url}/api/v1/events`, {
      signal: leaving.signal,
      headers: { 'x-forwarded-for': '203.0.113.7', ...headers },
    })
    leaving.abort()
    return answer
  }
  const first = await open()
  expect([first.status, first.headers.get('ratelimit-policy')]).toEqual([200, '"address";q=11;w=300'])
  expect(first.headers.get('ratelimit')).toMatch(/^"address";r=6;t=(300|299)$/)
  expect((await open({ authorization: 'Bearer nonsense' })).status).toBe(401)
  const refused = await open()
  expect(refused.status).toBe(429)
  expect(refused.headers.get('ratelimit')).toMatch(/^"address";r=1;/)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(280)

  const authorization = `Bearer ${(await server.api.user('ann')).accessToken}`
  expect((await open({ authorization })).headers.get('ratelimit')).toMatch(/^"account";r=0;/)
  expect((await open({ authorization })).status).toBe(429)
})

test('an IPv6 network has one limit, and its neighbour another', async () => {
  await using server = await testServer({ ...proxied, rateLimits: { address: 1 } })
  const ask = async (address: string) =>
    (await server.call('GET', '/posts', { headers: { 'x-forwarded-for': address } })).status
  expect(await ask('2a02:8388:1:2::1')).toBe(200)
  expect(await ask('2a02:8388:1:2:ffff::9')).toBe(429)
  expect(await ask('2a02:8388:1:3::1')).toBe(200)
})

test('nobody but a trusted proxy says from where somebody asks', async () => {
  const headers = (nth: number) => ({
    'x-forwarded-for': `198.51.100.${nth}, 203.0.113.7`,
    forwarded: `for=198.51.100.${nth}`,
    'x-real-ip': `198.51.100.${nth}`,
    'cf-connecting-ip': `198.51.100.${nth}`,
  })
  await using trusting = await testServer({ ...proxied, rateLimits: { address: 2 } })
  const statuses = []
  for (let nth = 0; nth < 4; nth += 1)
    statuses.push((await trusting.call('GET', '/posts', { headers: headers(nth) })).status)
  expect(statuses).toEqual([200, 200, 429, 429])

  await using server = await testServer({ rateLimits: { address: 2 } })
  const ask = (remoteAddress: string, nth: number) =>
    server.app.inject({ url: '/api/v1/posts', remoteAddress, headers: headers(nth) })
  const direct = []
  for (let nth = 0; nth < 4; nth += 1) direct.push((await ask('192.0.2.1', nth)).statusCode)
  expect(direct).toEqual([200, 200, 429, 429])
})

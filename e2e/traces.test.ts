import { expect, test } from 'vitest'

import { testDatabase } from '../packages/db/src/testing.js'
import { startBuiltServer } from '../test/built-server.js'
import { startCollector, type Span } from '../test/collector.js'

function attribute({ attributes }: Span, name: string): unknown {
  const { value = {} } = attributes.find(({ key }) => key === name) ?? {}
  return Object.values(value)[0]
}

const traceId = '0af7651916cd43dd8448eb211c80319c'
const traceparent = `00-${traceId}-b7ad6b7169203331-01`
const account = { handle: 'ann', email: 'canary@example.org', password: 'canary in a coal mine' }

test('a request, its calls and their statements are one trace, without a word of anybody', async () => {
  await using traces = await startCollector()
  await using database = await testDatabase()
  await using server = await startBuiltServer({
    DATABASE_URL: database.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
    OTEL_SERVICE_NAME: 'birds',
    LOG_LEVEL: 'info',
  })
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const registered = await post('/trpc/auth.register', account)
  const [, accessToken = ''] = /"accessToken":"([^"]+)"/.exec(await registered.text()) ?? []
  const headers = { authorization: `Bearer ${accessToken}`, traceparent }
  const created = await post('/trpc/posts.create', { content: 'canary words' }, headers)
  await fetch(`${server.url}/api/v1/posts?text=canary`, { headers })
  await database.db.raw('alter table likes rename to lost')
  await fetch(`${server.url}/api/v1/posts/1/like`, { method: 'PUT', headers })
  const ended = new AbortController()
  await fetch(`${server.url}/api/v1/events`, { headers, signal: ended.signal })
  await expect
    .poll(() => traces.spans().map(({ name }) => name), { timeout: 10_000 })
    .toContain('GET /api/v1/events')
  ended.abort()

  const spans = traces.spans()
  const own = spans.filter((span) => span.traceId === traceId)
  const named = (name: string) => own.find((span) => span.name === name)
  const request = named('POST /trpc/:path')
  const call = named('posts.create')
  const insert = own.find(({ name, parentSpanId }) => name === 'insert' && parentSpanId === call?.spanId)
  expect(request).toMatchObject({ parentSpanId: 'b7ad6b7169203331' })
  expect(call).toMatchObject({ parentSpanId: request?.spanId })
  expect(request && attribute(request, 'linnet.request_id')).toBe(created.headers.get('x-request-id'))
  expect(call && attribute(call, 'linnet.outcome')).toBe('ok')
  expect(insert && attribute(insert, 'db.query.text')).toMatch(/^insert into "posts" .*\$1/)
  expect(named('posts.list')).toBeDefined()
  expect(named('posts.like')).toMatchObject({ status: { code: 2 } })
  expect(traces.text()).toContain('birds')
  expect(traces.text()).not.toMatch(/canary/)
  expect(traces.text()).not.toContain(accessToken.slice(-24))
  expect(server.said()).toContain(`"traceId":"${traceId}"`)
})

test('a collector that never answers keeps nobody waiting, not even the stop', async () => {
  await using traces = await startCollector({ answers: false })
  await using database = await testDatabase()
  await using server = await startBuiltServer({
    DATABASE_URL: database.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
  })
  const began = performance.now()
  for (let nth = 0; nth < 50; nth += 1) await fetch(`${server.url}/api/v1/posts`)
  expect(performance.now() - began).toBeLessThan(5000)
  const { code, ms } = await server.terminate()
  expect(code).toBe(0)
  expect(ms).toBeLessThan(4000)
  expect(server.said()).not.toMatch(/"level":[45]0/)
})

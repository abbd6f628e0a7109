import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

import { createContext } from './context.js'
import { listProcedures } from './procedures.js'
import { appRouter } from './root.js'
import { testApp, testPassword, type TestApp } from './testing.js'
import { maxBatchSize } from './trpc.js'

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const withPostId = [
  '"1"',
  '1.5',
  '0',
  '-1',
  '2147483648',
  '9007199254740993',
  '1e400',
  'null',
  'true',
  '[1]',
  '{"id":1}',
]
const withText = [
  '"a\\u0000b"',
  '"\\ud800"',
  '""',
  '"\\u0007"',
  `"${'x'.repeat(50_000)}"`,
  '7',
  'null',
  '[]',
  '{}',
]

/** None of them is right for any procedure. */
const malformed = [
  'null',
  'true',
  'false',
  '0',
  '1',
  '-1.5',
  '""',
  '"text"',
  '[]',
  '[1]',
  '[{}]',
  '[[]]',
  '{',
  '}',
  '[',
  '"',
  '{"a"',
  '{"a":}',
  'nul',
  'NaN',
  'undefined',
  '{a:1}',
  "{'a':1}",
  '\u0000',
  '<xml/>',
  ...withPostId.map((value) => `{"postId":${value},"extra":1}`),
  ...withText.map((value) => `{"content":${value},"identifier":${value},"handle":${value}}`),
  '{"unknown":1}',
  '{"__proto__":{"role":"admin"},"constructor":{},"x":1}',
  '{"id":1,"role":"admin","authorId":1,"likeCount":99}',
  '{"limit":0,"x":1}',
  '{"cursor":{"$ne":null},"limit":1e9}',
  `{"a":${deep(5000)}}`,
  deep(20_000),
  `{${Array.from({ length: 5000 }, (_, index) => `"k${index}":1`).join(',')}}`,
  `"${'x'.repeat(90_000)}"`,
]

let app: TestApp
let tokens: Record<'user' | 'service', string>

beforeAll(async () => {
  app = await testApp()
  const admin = await app.user('root', { role: 'admin' })
  tokens = { user: admin.accessToken, service: await app.service(admin, ['posts:write']) }
})

afterAll(() => app[Symbol.asyncDispose]())

function send(path: string, init: RequestInit, token: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  return fetchRequestHandler({
    endpoint: '/trpc',
    router: appRouter,
    req: new Request(`http://linnet.test/trpc/${path}`, { ...init, headers }),
    maxBatchSize,
    createContext: ({ info }) =>
      createContext(app.api, {
        authorization: headers.authorization,
        userAgent: undefined,
        requestId: 'test',
        calls: info.calls.length,
      }),
  })
}

const failed = z.object({ error: z.object({ data: z.object({ reason: z.string() }) }) })

function reasonIn(answer: unknown): string {
  return failed.parse(answer).error.data.reason
}

test('there are at least fifty malformed inputs', () => {
  expect(new Set(malformed).size).toBeGreaterThanOrEqual(50)
})

test.each(listProcedures())(
  '$path answers every malformed input with a 4xx and a reason',
  async ({ path, kind, meta }) => {
    const token = meta.access === 'service' ? tokens.service : tokens.user
    for (const input of malformed) {
      const response =
        kind === 'query'
          ? await send(`${path}?input=${encodeURIComponent(input)}`, { method: 'GET' }, token)
          : await send(path, { method: 'POST', body: input }, token)
      expect([input.slice(0, 60), response.status, reasonIn(await response.json())]).toEqual([
        input.slice(0, 60),
        400,
        'ValidationFailed',
      ])
    }
  },
)

test.each<[string, string, RequestInit, number, string]>([
  ['a procedure that is not there', 'posts.nothing', { method: 'GET' }, 404, 'ProcedureNotFound'],
  ['a property of every object', 'constructor', { method: 'GET' }, 404, 'ProcedureNotFound'],
  ['a query as POST', 'posts.list', { method: 'POST', body: '{}' }, 405, 'MethodNotAllowed'],
  ['a mutation as GET', 'posts.like?input={"postId":1}', { method: 'GET' }, 405, 'MethodNotAllowed'],
])('%s is answered with its reason', async (_, path, init, status, reason) => {
  const response = await send(path, init, tokens.user)
  expect([response.status, reasonIn(await response.json())]).toEqual([status, reason])
})

test('an unexpected failure tells the caller nothing', async () => {
  await app.db.raw('alter table likes rename to lost')
  try {
    const response = await send('posts.list?input={}', { method: 'GET' }, tokens.user)
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(JSON.parse(text).error.data).toMatchObject({ reason: 'Internal', requestId: 'test' })
    expect(text).not.toMatch(/select|likes|relation|stack|node_modules/)
  } finally {
    await app.db.raw('alter table lost rename to likes')
  }
})

test('a batch of more than twenty is refused whole', async () => {
  const paths = Array.from({ length: 21 }, () => 'posts.list').join(',')
  const response = await send(`${paths}?batch=1&input={}`, { method: 'GET' }, tokens.user)
  expect(response.status).toBe(400)
})

test('credentials in a batch are refused one by one', async () => {
  const body = JSON.stringify({
    0: { identifier: 'root', password: testPassword },
    1: { identifier: 'root', password: testPassword },
  })
  const response = await send('auth.login,auth.login?batch=1', { method: 'POST', body }, tokens.user)
  const answers = z.array(z.unknown()).parse(await response.json())
  expect(answers.map(reasonIn)).toEqual(['CredentialsBatched', 'CredentialsBatched'])
})

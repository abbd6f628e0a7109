import { testPassword } from '@linnet/api/testing'
import { expect, test, vi } from 'vitest'

import { createClient, createServiceClient, version, type CallLog } from '../src/index.js'
import { reasonOf } from './failure.js'
import { testServer } from './server.js'

const ann = { handle: 'ann', email: 'ann@example.com', password: testPassword }

test('a request says which SDK and which program it comes from, and takes headers along', async () => {
  await using server = await testServer()
  const sent: Headers[] = []
  const listening: typeof fetch = (input, init) => {
    sent.push(new Headers(init?.headers))
    return fetch(input, init)
  }
  const linnet = createClient({
    url: server.url,
    fetch: listening,
    app: 'weather-bot/1.2',
    headers: { 'x-tenant': 'birds' },
  })
  await linnet.posts.list()
  expect(sent[0]?.get('linnet-client')).toBe(`linnet-sdk/${version} weather-bot/1.2`)
  expect(sent[0]?.get('x-tenant')).toBe('birds')
})

test('every attempt is logged, without what was said', async () => {
  await using server = await testServer()
  const log: CallLog[] = []
  let attempts = 0
  const flaky: typeof fetch = (input, init) => {
    attempts += 1
    if (attempts === 2) throw new TypeError('fetch failed')
    return fetch(input, init)
  }
  const linnet = createClient({ url: server.url, fetch: flaky, log: (entry) => log.push(entry) })
  await linnet.auth.register(ann)
  await linnet.posts.create({ content: 'canary' })
  expect(await reasonOf(linnet.posts.byId({ postId: 999 }))).toBe('PostNotFound')
  expect(log.map(({ kind, path, attempt, error }) => [kind, path, attempt, error?.reason])).toEqual([
    ['mutation', 'auth.register', 1, undefined],
    ['mutation', 'posts.create', 1, 'NetworkError'],
    ['mutation', 'posts.create', 2, undefined],
    ['query', 'posts.byId', 1, 'PostNotFound'],
  ])
  expect(log[1]?.retryInMs).toEqual(expect.any(Number))
  expect(log[3]?.retryInMs).toBeUndefined()
  expect(log.every(({ ms }) => ms >= 0)).toBe(true)
  expect(JSON.stringify(log)).not.toMatch(/canary|correct horse/)
})

test('what the server will stop doing is said once', async () => {
  await using server = await testServer()
  const deprecated: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init)
    const headers = new Headers(answer.headers)
    headers.set('linnet-deprecation', 'posts.list: Use posts.search.; posts.byId: Use posts.thread.')
    return new Response(answer.body, { status: answer.status, headers })
  }
  const heard: string[] = []
  const onDeprecated = (sentence: string) => heard.push(sentence)
  const linnet = createClient({ url: server.url, fetch: deprecated, onDeprecated })
  await linnet.posts.list()
  await linnet.posts.list()
  expect(heard).toEqual(['posts.list: Use posts.search.', 'posts.byId: Use posts.thread.'])

  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  try {
    await createClient({ url: server.url, fetch: deprecated }).posts.list()
    expect(warn.mock.calls).toEqual([['posts.list: Use posts.search.'], ['posts.byId: Use posts.thread.']])
  } finally {
    warn.mockRestore()
  }
})

test('calls of the same moment share a request only when they come from the same caller', async () => {
  await using server = await testServer()
  const root = await server.app.user('root', { role: 'admin' })
  const token = await server.app.service(root, ['posts:write'])
  const linnet = createServiceClient({ url: server.url, token })
  await Promise.all([linnet.posts.list(), linnet.users.list()])
  expect(server.requests).toHaveLength(1)
  const others = [1, 2].map((userId) => linnet.onBehalfOf(userId).posts.list())
  await Promise.allSettled([linnet.posts.list(), ...others])
  expect(server.requests).toHaveLength(4)
})

test('a service token is replaced without a restart', async () => {
  await using server = await testServer()
  const root = await server.app.user('root', { role: 'admin' })
  const { admin } = server.app.as(root)
  let token = await server.app.service(root, ['posts:write'])
  const linnet = createServiceClient({ url: server.url, token: () => token })
  expect((await linnet.service.me()).name).toBe('a bot')

  const next = await admin.serviceTokens.create({ name: 'the next bot', scopes: ['posts:write'] })
  token = next.token
  expect((await linnet.service.me()).name).toBe('the next bot')
})

test('a service token that was replaced while a call was under way is not its end', async () => {
  await using server = await testServer()
  const root = await server.app.user('root', { role: 'admin' })
  const good = await server.app.service(root, ['posts:write'])
  const tokens = ['lnt_revoked', good]
  const linnet = createServiceClient({ url: server.url, token: async () => tokens.shift() ?? good })
  expect((await linnet.service.me()).name).toBe('a bot')
  const fixed = createServiceClient({ url: server.url, token: 'lnt_revoked' })
  expect(await reasonOf(fixed.service.me())).toBe('TokenInvalid')
})

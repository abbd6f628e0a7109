import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '@linnet/db'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { expect, test } from 'vitest'

import { createApi, createContext, type Api, type Context } from './context.js'
import { errors } from './errors.js'
import { appRouter, createCaller } from './root.js'
import { refusal, testApp, testPassword, testSecret } from './testing.js'

const facts = { authorization: undefined, userAgent: 'vitest', requestId: 'a request', calls: 1 }

test('whoever watches does each call, and learns how it ended and how long that took', async () => {
  const begun: string[] = []
  const calls: { path: string; outcome: string; seconds: number }[] = []
  await using app = await testApp({
    observer: {
      during(path, work) {
        begun.push(path)
        return work()
      },
      onCall: (call) => void calls.push(call),
    },
  })
  const began = performance.now()
  await app.anyone().posts.list({})
  await refusal(app.anyone().posts.byId({ postId: 999 }))
  const took = (performance.now() - began) / 1000
  expect(begun).toEqual(['posts.list', 'posts.byId'])
  expect(calls).toEqual([
    { path: 'posts.list', outcome: 'ok', seconds: expect.any(Number) },
    { path: 'posts.byId', outcome: 'PostNotFound', seconds: expect.any(Number) },
  ])
  for (const { seconds } of calls) expect(seconds).toBeGreaterThan(0)
  expect(calls.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThan(took)
})

test('who makes a call that is better not made any more is told what to do instead', async () => {
  await using app = await testApp()
  const [ann, root] = [await app.user('ann'), await app.user('root', { role: 'admin' })]
  const told: unknown[] = []
  const { service } = app.withToken(await app.service(root, ['posts:write']), {
    onDeprecated: (...given) => void told.push(given),
  })
  await service.me()
  expect(told).toEqual([])
  await service.createPost({ authorId: ann.id, content: 'the older way' })
  expect(told).toEqual([
    ['service.createPost', { since: '2026-11-23', instead: 'Use posts.create on behalf of the account.' }],
  ])
})

test('of calls with credentials those are told that wait for a password to be checked', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  let told = 0
  const heard = async (ask: (caller: ReturnType<typeof app.withToken>) => Promise<unknown>) => {
    told = 0
    await ask(app.withToken(ann.accessToken, { onCredentials: () => void (told += 1) }))
    return told
  }
  expect(await heard(({ auth }) => auth.login({ identifier: 'ann', password: testPassword }))).toBe(1)
  const change = { currentPassword: testPassword, newPassword: 'another password' }
  expect(await heard(({ auth }) => auth.changePassword(change))).toBe(1)
  expect(await heard(({ auth }) => auth.refresh({ refreshToken: ann.refreshToken }))).toBe(0)
  expect(await heard(({ auth }) => auth.me())).toBe(0)
})

test('what takes no credentials goes together with other calls', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const batched = app.withToken(ann.accessToken, { calls: 2 })
  expect((await batched.posts.create({ content: 'one of two' })).content).toBe('one of two')
  expect((await batched.posts.list({})).items).toHaveLength(1)
})

test('a call that takes long is told that the server is busy, and one that may take long is waited for', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  app.api.passwords.verify = async () => {
    await sleep(3000)
    return true
  }
  const [login, deleted] = await Promise.all([
    refusal(app.anyone().auth.login({ identifier: 'bob', password: testPassword })),
    app.as(ann).account.delete({ password: testPassword }),
  ])
  expect(login).toBe('Busy')
  expect(deleted).toMatchObject({ userId: ann.id })
})

test('a database that cannot be asked is said to be the reason, to whoever watches too', async () => {
  const outcomes: string[] = []
  const db = connect({ url: 'postgres://127.0.0.1:1/nowhere' })
  const observer = { onCall: ({ outcome }: { outcome: string }) => void outcomes.push(outcome) }
  const api = await createApi({ db, secret: testSecret, observer })
  const failure: unknown = await createCaller(createContext(api, facts))
    .posts.list({})
    .catch((error: unknown) => error)
  expect(failure).toMatchObject({ reason: 'DatabaseUnavailable', cause: { code: 'ECONNREFUSED' } })
  expect(outcomes).toEqual(['DatabaseUnavailable'])
  await db.destroy()
})

/** What a program is answered that sends words over HTTP. */
async function answerTo(path: string, input: object, contextOf: () => Context): Promise<unknown> {
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    router: appRouter,
    req: new Request(`http://linnet.test/trpc/${path}`, {
      method: 'POST',
      body: JSON.stringify(input),
      headers: { 'content-type': 'application/json' },
    }),
    createContext: contextOf,
  })
  return response.json()
}

test('a failure has a sentence for people, a reason for programs, the request, and what is wrong with which field', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const asked = (api: Api) => () =>
    createContext(api, { ...facts, authorization: `Bearer ${ann.accessToken}` })
  const about = { path: 'posts.create', requestId: 'a request' }
  expect(await answerTo('posts.create', { content: 7 }, asked(app.api))).toEqual({
    error: {
      code: -32600,
      message: errors.ValidationFailed.message,
      data: {
        ...about,
        code: 'BAD_REQUEST',
        httpStatus: 400,
        reason: 'ValidationFailed',
        issues: [{ path: ['content'], message: expect.stringContaining('string') }],
      },
    },
  })
  expect(await answerTo('posts.create', { content: 'x', replyToId: 999 }, asked(app.api))).toEqual({
    error: {
      code: -32004,
      message: errors.PostNotFound.message,
      data: { ...about, code: 'NOT_FOUND', httpStatus: 404, reason: 'PostNotFound' },
    },
  })
})

test('what fails before it is known who asks names no request', async () => {
  const answer = await answerTo('posts.create', { content: 'x' }, () => {
    throw new Error('nobody can be told apart')
  })
  expect(answer).toMatchObject({ error: { data: { reason: 'Internal', requestId: '' } } })
  expect(JSON.stringify(answer)).not.toContain('told apart')
})

import { createClient, createServiceClient } from '@linnet/sdk'
import { testPassword } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { listenTo } from './live-testing.js'
import { testServer, type TestServer } from './testing.js'

async function arrange(server: TestServer, scopes: ('posts:read' | 'posts:write')[]) {
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const root = await server.api.user('root', { role: 'admin' })
  const ann = await server.api.user('ann')
  const token = await server.api.service(root, scopes)
  const warnings: string[] = []
  const linnet = createServiceClient({ url, token, onDeprecated: (sentence) => warnings.push(sentence) })
  return { url, root, ann, token, linnet, warnings }
}

test('another server posts and follows for an account, and an admin sees that it did', async () => {
  await using server = await testServer()
  const { url, ann, linnet } = await arrange(server, ['posts:read', 'posts:write'])
  const forAnn = linnet.onBehalfOf(ann.id)
  using live = listenTo(forAnn)
  await live.opened()
  const post = await forAnn.posts.create({ content: 'Rain from noon on.', visible: false })
  expect((await forAnn.posts.byId({ postId: post.id })).author.handle).toBe('ann')
  await expect.poll(() => live.events).toMatchObject([{ type: 'post.created', post: { id: post.id } }])

  const admin = createClient({ url })
  await admin.auth.login({ identifier: 'root', password: testPassword })
  const seen = []
  for await (const entry of admin.admin.audit.list.all({ onBehalfOf: ann.id })) seen.push(entry)
  expect(seen).toMatchObject([{ action: 'posts.create', target: { id: post.id, visible: false } }])
})

test('a stream needs the scope, and ends with the suspension of whom it is for', async () => {
  await using server = await testServer()
  const { root, ann, linnet } = await arrange(server, ['posts:write'])
  using refused = listenTo(linnet.onBehalfOf(ann.id))
  await expect.poll(() => refused.errors.map(({ reason }) => reason)).toEqual(['ScopeMissing'])

  const token = await server.api.service(root, ['posts:read'])
  const reading = createServiceClient({ url: server.app.listeningOrigin, token })
  using live = listenTo(reading.onBehalfOf(ann.id))
  await live.opened()
  await server.api.as(root).admin.users.suspend({ userId: ann.id })
  await expect
    .poll(() => live.errors.map(({ reason }) => reason), { timeout: 10_000 })
    .toEqual(['UserNotFound'])
})

test('what is better not called any more says so, in the typed API and over REST, and the client once', async () => {
  await using server = await testServer()
  const { ann, token, linnet, warnings } = await arrange(server, ['posts:write'])
  for (const content of ['one', 'two']) {
    await linnet.service.createPost({ authorId: ann.id, content })
  }
  expect(warnings).toEqual(['service.createPost: Use posts.create on behalf of the account.'])

  const body = { authorId: ann.id, content: 'three' }
  const { status, headers } = await server.call('POST', '/service/posts', { token, body })
  expect(status).toBe(201)
  expect(headers.deprecation).toBe(`@${Date.UTC(2026, 10, 23) / 1000}`)
  expect(headers['linnet-deprecation']).toBe(warnings[0])
  expect((await server.call('GET', '/service', { token })).headers).not.toHaveProperty('deprecation')
})

test('plain HTTP acts for an account too, by a header', async () => {
  await using server = await testServer()
  const { ann, token } = await arrange(server, ['posts:write'])
  const post = (account: string, content = 'Hi') =>
    server.call('POST', '/posts', { token, body: { content }, headers: { 'linnet-on-behalf-of': account } })
  expect(await post(String(ann.id))).toMatchObject({ status: 201, body: { author: { handle: 'ann' } } })
  expect(await post('999')).toMatchObject({ status: 404, body: { reason: 'UserNotFound' } })
  expect(await post('ann')).toMatchObject({
    status: 400,
    body: { reason: 'ValidationFailed', issues: [{ path: ['Linnet-On-Behalf-Of'] }] },
  })
})

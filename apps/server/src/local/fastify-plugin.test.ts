import { createClient } from '@linnet/sdk'
import Fastify from 'fastify'
import { expect, test } from 'vitest'

import { linnetPlugin } from '../local.js'
import { listenTo } from '../plugins/live-testing.js'
import { until } from '../testing.js'
import { account, testInstance } from './testing.js'

/** Somebody's own server, which has routes, hooks and parsers of its own. */
async function hosted() {
  const local = await testInstance()
  const host = Fastify()
  const seen: unknown[] = []
  host.addHook('preHandler', async (request) => void seen.push([request.url, request.body]))
  host.addHook('onSend', async (_request, reply) => void reply.header('x-host', 'yes'))
  host.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, _body, done) =>
    done(null, 'parsed by the host'),
  )
  host.post('/own', (request) => ({ body: request.body }))
  await host.register(linnetPlugin, { instance: local.instance, prefix: '/social' })
  const address = await host.listen({ port: 0, host: '127.0.0.1' })
  return {
    ...local,
    host,
    address,
    url: `${address}/social`,
    seen,
    async [Symbol.asyncDispose]() {
      await host.close()
      await local[Symbol.asyncDispose]()
    },
  }
}

test('the client does everything below the prefix of a Fastify', async () => {
  await using server = await hosted()
  const { url, address } = server
  const linnet = createClient({ url, retries: 0 })
  await linnet.auth.register(account('ann'))
  using heard = listenTo(linnet)
  await heard.opened()
  const { id } = await linnet.posts.create({ content: 'Hello!' })
  await until(() => heard.events.length > 0)
  expect(heard.events).toMatchObject([{ type: 'post.created', post: { id } }])
  expect(await linnet.posts.list()).toMatchObject({ items: [{ content: 'Hello!' }] })
  await expect(linnet.posts.byId({ postId: 404 })).rejects.toMatchObject({ reason: 'PostNotFound' })
  await expect(linnet.posts.create({ content: 'x'.repeat(120_000) })).rejects.toMatchObject({
    reason: 'PayloadTooLarge',
    status: 413,
  })

  await linnet.posts.create({ content: 'Again!' })
  const list = await fetch(`${url}/api/v1/posts?limit=1`)
  const next = /^<(.*)>; rel="next"$/.exec(list.headers.get('link') ?? '')?.[1] ?? ''
  expect(next).toMatch(/^\/social\/api\/v1\/posts\?/)
  expect(await (await fetch(address + next)).json()).toMatchObject({ items: [{ id }] })
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect((await fetch(`${address}/readyz`)).status).toBe(404)
})

test('hooks and parsers of the host stay its own', async () => {
  await using server = await hosted()
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
  const own = await fetch(`${server.address}/own`, json)
  expect(await own.json()).toEqual({ body: 'parsed by the host' })
  expect(own.headers.get('content-security-policy')).toBeNull()
  const ours = await fetch(`${server.url}/api/v1/users`, json)
  expect(await ours.json()).toMatchObject({ reason: 'ValidationFailed' })
  expect(ours.headers.get('x-host')).toBeNull()
  expect(ours.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(server.seen).toEqual([
    ['/own', 'parsed by the host'],
    ['/social/api/v1/users', undefined],
  ])
})

test('closing the host ends the streams, and leaves the instance open', async () => {
  await using server = await hosted()
  const stream = (await fetch(`${server.url}/api/v1/events`)).body?.getReader()
  await stream?.read()
  await until(() => server.instance.live.waiting() === 1)
  await server.host.close()
  await until(async () => (await stream?.read().catch(() => ({ done: true })))?.done)
  expect(server.instance.live.waiting()).toBe(0)
  expect(server.instance.closing.aborted).toBe(false)
})

test('an instance that is closed first leaves the host serving its own', async () => {
  await using server = await hosted()
  await server.instance.close()
  expect((await fetch(`${server.url}/api/v1/posts`)).status).toBe(503)
  expect((await fetch(`${server.address}/own`, { method: 'POST' })).status).toBe(200)
})

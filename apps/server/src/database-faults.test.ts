import { createApi, statusOf } from '@linnet/api'
import { testApp, testPassword, testSecret } from '@linnet/api/testing'
import { connect, Like, Post, PostRevision, type Pool } from '@linnet/db'
import type { InjectOptions } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'

import { buildApp } from './app.js'
import { createLogger } from './logger.js'
import { proxyToDatabase, until, type DatabaseProxy } from './testing.js'

interface Answer {
  status: number
  reason: string | undefined
  ms: number
  body: { id?: number; content?: string }
}

type Kind = () => InjectOptions

/** A server whose database is behind a proxy, and one client a kind of request that asks again and again. */
async function busyServer() {
  const arranged = await testApp()
  const proxy = await proxyToDatabase(arranged.url)
  const db = connect({ url: proxy.url })
  const api = await createApi({ db, secret: testSecret, rateLimits: false })
  const app = await buildApp({ api, log: createLogger({ logLevel: 'silent' }) })
  onTestFinished(async () => {
    await app.close()
    await db.destroy()
    await proxy[Symbol.asyncDispose]()
    await arranged[Symbol.asyncDispose]()
  })

  const ann = await arranged.user('ann')
  const { id: postId } = await arranged.post(ann, 'edit 0')
  const headers = { authorization: `Bearer ${ann.accessToken}` }
  let edits = 0
  const kinds: Record<string, Kind> = {
    ready: () => ({ url: '/readyz' }),
    read: () => ({ url: '/trpc/posts.list?input={}' }),
    reply: () => ({
      method: 'POST',
      url: '/trpc/posts.create',
      headers,
      payload: { content: 'a reply', replyToId: postId },
    }),
    like: () => ({ method: 'POST', url: '/trpc/posts.like', headers, payload: { postId } }),
    signIn: () => ({
      method: 'POST',
      url: '/trpc/auth.login',
      payload: { identifier: 'ann', password: testPassword },
    }),
    restRead: () => ({ url: '/api/v1/posts', headers }),
    restEdit: () => ({
      method: 'PATCH',
      url: `/api/v1/posts/${postId}`,
      headers,
      payload: { content: `edit ${(edits += 1)}` },
    }),
  }
  const answers = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, new Array<Answer>()]))
  let going = true
  const clients = Object.entries(kinds).map(async ([kind, request]) => {
    while (going) {
      const start = performance.now()
      const answer = await app.inject(request())
      answers[kind]?.push({
        status: answer.statusCode,
        reason: /"reason":"(\w+)"/.exec(answer.body)?.[1],
        ms: performance.now() - start,
        body: answer.json(),
      })
    }
  })
  return {
    proxy,
    straight: arranged.db,
    postId,
    answers,
    async stop() {
      going = false
      await Promise.all(clients)
    },
  }
}

const endAll = `
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`

interface Fault {
  /** Done once, or with `again` as long as somebody has not noticed. */
  strike(proxy: DatabaseProxy, straight: Pool): unknown
  again?: boolean
  mend?(proxy: DatabaseProxy): unknown
}

test.each<[string, Fault]>([
  ['is cut in mid-query', { strike: (proxy) => proxy.cut(), again: true }],
  ['freezes', { strike: (proxy) => proxy.freeze(), mend: (proxy) => proxy.thaw() }],
  ['refuses connections', { strike: (proxy) => proxy.shut(), mend: (proxy) => proxy.reopen() }],
  ['ends every connection', { strike: (_, straight) => straight.raw(endAll), again: true }],
])(
  'a database that %s is told as such, and served from again when it is back',
  { timeout: 120_000 },
  async (_, { strike, again = false, mend }) => {
    const { proxy, straight, postId, answers, stop } = await busyServer()
    const all = () => Object.values(answers)
    await until(() => all().every((some) => some.length > 0))
    await strike(proxy, straight)
    await until(async () => {
      if (again) await strike(proxy, straight)
      return all().every((some) => some.some(({ status }) => status === 503))
    })
    await mend?.(proxy)
    const mended = all().map((some) => some.length)
    await until(() =>
      all().every((some, kind) => {
        const later = some.slice(mended[kind])
        return later.length > 3 && later.slice(-3).every(({ status }) => status < 300)
      }),
    )
    await stop()

    const failures = all()
      .flat()
      .filter(({ status }) => status >= 300)
    expect([...new Set(failures.map(({ status, reason }) => `${status} ${reason}`))]).toEqual([
      `${statusOf('DatabaseUnavailable')} DatabaseUnavailable`,
    ])
    // The sum of what connect() allows for a connection, a statement and a rollback.
    expect(Math.max(...failures.map(({ ms }) => ms))).toBeLessThan(12_000)
    await everyWriteIsWhole(straight, postId, answers)
  },
)

/** What was acknowledged is there, and what was not is there with all that belongs to it, or not at all. */
async function everyWriteIsWhole(
  db: Pool,
  postId: number,
  { reply = [], restEdit = [] }: Record<string, Answer[]>,
): Promise<void> {
  const post = await Post.query(db).findById(postId).throwIfNotFound()
  const replies = await Post.query(db).where({ replyToId: postId })
  const acknowledged = reply.filter(({ status }) => status < 300).length
  expect(replies.length).toBeGreaterThanOrEqual(acknowledged)
  expect(post).toMatchObject({
    replyCount: replies.length,
    likeCount: await Like.query(db).where({ postId }).resultSize(),
  })

  const revisions = (await PostRevision.query(db).where({ postId })).map(({ content }) => content)
  const said = [...revisions, post.content]
  expect(new Set(said).size).toBe(said.length)
  const edits = restEdit.flatMap(({ status, body }) => (status < 300 ? (body.content ?? '') : []))
  expect(said).toEqual(expect.arrayContaining(edits))
}

import { setTimeout as sleep } from 'node:timers/promises'

import { proxyToDatabase, until, type DatabaseProxy } from '../apps/server/src/testing.js'
import { testApp, testPassword, testSecret } from '../packages/api/src/testing.js'
import type { Pool } from '../packages/db/src/index.js'
import { startBuiltServer } from '../test/built-server.js'
import { checkHistory } from './history-checker.js'
import { promise, sized } from './promise.js'
import { bearer, send, type Answer, type Sent } from './send.js'
import { startWriters } from './writers.js'

interface Asked extends Answer {
  kind: string
  /** When it was asked. */
  at: number
}

interface Kind extends Omit<Sent, 'body'> {
  path: string
  body?: () => string
}

interface Fault {
  /** Done again and again where `again` says so, for who comes later would not notice. */
  strike(proxy: DatabaseProxy, straight: Pool): unknown
  again?: boolean
  mend?(proxy: DatabaseProxy): unknown
}

const endAll = `
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`

const faults: Record<string, Fault> = {
  gone: { strike: (proxy) => proxy.shut(), mend: (proxy) => proxy.reopen() },
  stalled: { strike: (proxy) => proxy.freeze(), mend: (proxy) => proxy.thaw() },
  mute: { strike: (proxy) => proxy.mute(true), mend: (proxy) => proxy.mute(false) },
  slow: { strike: (proxy) => proxy.slow(1000), mend: (proxy) => proxy.slow(Infinity) },
  cut: { strike: (proxy) => proxy.cut(), again: true },
  ended: { strike: (_, straight) => straight.raw(endAll), again: true },
}

promise(
  'a database that fails is told as such in time, and served from again when it is back',
  async ({ keep, random }) => {
    await using app = await testApp()
    await using proxy = await proxyToDatabase(app.url)
    await using server = await startBuiltServer({ DATABASE_URL: proxy.url, LINNET_SECRET: testSecret })
    const ann = await app.user('ann')
    // Who signs in again and again has at most a hundred sessions.
    await app.user('bob')
    const { id: postId } = await app.post(ann, 'a post')
    const headers = bearer(ann.accessToken)
    let replies = 0
    const asJson = { ...headers, 'content-type': 'application/json' }

    const kinds: Record<string, Kind> = {
      ready: { path: '/readyz' },
      page: { path: '/' },
      list: { path: '/trpc/posts.list?input={}' },
      thread: { path: `/api/v1/posts/${postId}/thread`, headers },
      live: { path: '/api/v1/events', headers },
      like: { path: `/api/v1/posts/${postId}/like`, method: 'PUT', headers },
      reply: {
        path: '/trpc/posts.create',
        method: 'POST',
        headers: asJson,
        body: () => JSON.stringify({ content: `a reply ${(replies += 1)}`, replyToId: postId }),
      },
      signIn: {
        path: '/trpc/auth.login',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: () => JSON.stringify({ identifier: 'bob', password: testPassword }),
      },
    }
    const asked: Asked[] = []
    let isGoing = true
    const clients = Object.entries(kinds).map(async ([kind, { path, body, ...sent }]) => {
      while (isGoing) {
        const at = performance.now()
        asked.push({ ...(await send(server.url + path, { ...sent, body: body?.() })), kind, at })
        await sleep(5)
      }
    })
    const writers = await startWriters(server.url, { count: 4, random })
    const ms = sized(4000, 60_000)

    let unnoticed = 0
    let recovery = 0
    for (const [name, { strike, again = false, mend }] of Object.entries(faults)) {
      const from = asked.length
      const struck = performance.now()
      await strike(proxy, app.db)
      while (performance.now() - struck < ms) {
        await sleep(100)
        if (again) await strike(proxy, app.db)
      }
      await mend?.(proxy)
      const mended = performance.now()
      unnoticed += asked.slice(from).some(({ status }) => status === 503) ? 0 : 1
      await sleep(sized(3000, 10_000))
      const failed = asked.filter(({ status, at }) => !isServed(status) && at > mended)
      const took = Math.max(0, ...failed.map(({ at }) => at - mended))
      recovery = Math.max(recovery, took)
      const { length } = asked.slice(from).filter(({ status }) => !isServed(status))
      console.log(
        `${name}: ${length} of ${asked.length - from} refused, as before after ${Math.round(took)} ms`,
      )
    }
    const acknowledged = writers.acknowledged()
    await until(() => writers.acknowledged() > acknowledged)
    isGoing = false
    await writers.stop()
    await Promise.all(clients)

    const failed = asked.filter(({ status }) => !isServed(status))
    const untold = failed.filter(
      ({ status, headers: told }) => (status !== 503 && status !== 429) || !told['retry-after'],
    )
    const slowest = asked.toSorted((one, other) => other.ms - one.ms)[0]
    // Not what was uninvited: the clients above write, too.
    const { lost, doubled, counters, orphans, broken } = await checkHistory(app.db, writers.deeds)
    const lines = server.said().split('\n').length - 1
    keep('database.faults', Object.keys(faults).length - unnoticed, { atLeast: 6, unit: 'faults' })
    keep('database.slowest', (slowest?.ms ?? Infinity) / 1000, { atMost: 3, unit: 's' })
    keep('database.untold', untold.length, { atMost: 0, unit: 'answers' })
    keep('database.recovery', recovery / 1000, { atMost: 2, unit: 's' })
    keep('database.lost', lost + doubled + counters + orphans + broken, { atMost: 0, unit: 'writes' })
    keep('database.log', lines, { atMost: 30, unit: 'lines' })
  },
)

function isServed(status: number): boolean {
  return status >= 200 && status < 300
}

import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

import { testApp, testPassword, testSecret } from '../packages/api/src/testing.js'
import { connect } from '../packages/db/src/index.js'
import { startBuiltServer } from '../test/built-server.js'
import { checkHistory } from './history-checker.js'
import { heldBy, inUse, weighed } from './memory.js'
import { promise, sized } from './promise.js'
import { bearer, send } from './send.js'
import { startWriters } from './writers.js'

const minute = 60_000
const parts = 12

promise('after an hour of everything it is as it was after a moment', async ({ keep, random }) => {
  await using app = await testApp()
  const env = { DATABASE_URL: app.url, LINNET_SECRET: testSecret, LINNET_COMPAT: 'twitter' }
  await using server = await startBuiltServer(env, weighed)
  const ann = await app.user('ann')
  // Who signs in again and again has at most a hundred sessions.
  await app.user('bob')
  const { id: postId } = await app.post(ann, 'words to look for')
  const { url } = server
  const headers = bearer(ann.accessToken)
  const asJson = { 'content-type': 'application/json' }
  let [answers, broken, asked] = [0, 0, 0]

  /** What people, programs and nuisances ask for, but for what the writers write. */
  const asks: (() => Promise<number>)[] = [
    () => page('/'),
    () => page(`/@ann`),
    () => page('/feed.rss'),
    () => page('/api/v1/posts', headers),
    () => page(`/api/v1/posts/${postId}/thread`),
    () => page('/api/v1/posts?query=words'),
    () => page('/trpc/posts.list?input={}'),
    () => page('/compat/twitter/tweets'),
    () => page('/openapi.json'),
    () => page(`/api/v1/posts/${1_000_000 + (asked += 1)}`),
    () => page(`/nowhere/${(asked += 1)}`),
    () => page('/api/v1/posts', bearer(`nonsense${(asked += 1)}`)),
    () => post('/api/v1/posts', '{"content":'),
    () => post('/api/v1/sessions', JSON.stringify({ identifier: 'bob', password: testPassword })),
    () =>
      post('/api/v1/sessions', JSON.stringify({ identifier: `nobody${(asked += 1)}`, password: 'wrong' })),
    () => stream(),
  ]

  async function page(path: string, who: Record<string, string> = {}): Promise<number> {
    return (await send(url + path, { headers: who })).status
  }

  async function post(path: string, body: string): Promise<number> {
    return (await send(url + path, { method: 'POST', headers: asJson, body })).status
  }

  /** Somebody who follows for a moment and leaves. */
  async function stream(): Promise<number> {
    const asking = request(`${url}/api/v1/events`, { agent: false, headers })
    asking.on('error', () => undefined).end()
    const [answer] = await once(asking, 'response')
    answer.resume()
    await sleep(20)
    asking.destroy()
    return answer.statusCode
  }

  const writers = await startWriters(url, { count: 2, random })
  const ms = sized(30_000, 60 * minute)
  const began = performance.now()
  let isGoing = true
  const asking = Array.from({ length: 4 }, async () => {
    while (isGoing) {
      const status = await asks[Math.floor(random() * asks.length)]?.()
      if (status !== undefined && status > 0 && status < 500) answers += 1
      else if (status !== 503) broken += 1
    }
  })
  const weights: { inUse: number; resident: number }[] = []
  for (let part = 1; part <= parts; part += 1) {
    await sleep(began + (ms * part) / parts - performance.now())
    weights.push({ inUse: await inUse(server), resident: await heldBy(server.pid) })
  }
  isGoing = false
  await Promise.all(asking)
  await writers.stop()
  const acknowledged = writers.acknowledged()
  const rounded = weights.map((weight) => [Math.round(weight.inUse), Math.round(weight.resident)])
  console.log(JSON.stringify({ answers, acknowledged, weights: rounded }))
  // An hour's posts take long to read.
  const db = connect({ url: app.url, patient: true })
  const found = await checkHistory(db, writers.deeds).finally(() => db.destroy())
  const { lost, doubled, counters, orphans, broken: chain } = found
  // What is kept for quickness is there after a while.
  const [first, last] = [weights[Math.floor(parts / 4)], weights.at(-1)]
  if (!first || !last) throw new Error('Nothing was weighed.')

  keep('steady.answered', answers + acknowledged, { atLeast: sized(500, 100_000), unit: 'answers' })
  keep('steady.broken', broken, { atMost: 0, unit: 'answers that are none, or tell of a failure' })
  keep('steady.lost', lost + doubled + counters + orphans + chain, { atMost: 0, unit: 'writes' })
  keep('steady.in-use', last.inUse - first.inUse, { atMost: 10, unit: 'MB more' })
  keep('steady.resident', last.resident - first.resident, { atMost: 50, unit: 'MB more' })
})

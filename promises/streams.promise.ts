import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

import { until } from '../apps/server/src/testing.js'
import { testApp, testSecret } from '../packages/api/src/testing.js'
import { startBuiltServer } from '../test/built-server.js'
import { inUse, weighed } from './memory.js'
import { promise, sized } from './promise.js'
import { bearer, send } from './send.js'

const streams = 1000

promise('a thousand follow at once, and each is told everything in time', async ({ keep }) => {
  await using app = await testApp()
  await using server = await startBuiltServer({ DATABASE_URL: app.url, LINNET_SECRET: testSecret }, weighed)
  const ann = await app.user('ann')
  const headers = bearer(ann.accessToken)
  const posts = `${server.url}/api/v1/posts`
  for (let nth = 0; nth < 50; nth += 1) await send(posts, { headers })
  const before = await inUse(server)

  const followers: Follower[] = []
  const opening = async () => {
    while (followers.length < streams) followers.push(await follow(server.url))
  }
  await Promise.all(Array.from({ length: 10 }, opening))
  const each = (1024 * ((await inUse(server)) - before)) / followers.length

  const wanted = sized(20, 500)
  const delays: number[] = []
  for (let nth = 1; nth <= wanted; nth += 1) {
    const body = JSON.stringify({ content: `words ${nth}` })
    const json = { ...headers, 'content-type': 'application/json' }
    const { status } = await send(posts, { method: 'POST', headers: json, body })
    if (status !== 201) throw new Error(`A post was refused with ${status}.`)
    const said = performance.now()
    await until(() => followers.every(({ heard }) => heard.has(nth)), 5000).catch(() => undefined)
    delays.push(performance.now() - said)
  }
  const isRight = ({ heard }: Follower) =>
    heard.size === wanted && [...heard.values()].every((times) => times === 1)
  const missed = followers.filter((follower) => !isRight(follower)).length
  for (const { close } of followers) close()
  await sleep(1000)
  const left = (await inUse(server)) - before

  keep('streams.open', followers.length, { atLeast: streams, unit: 'streams' })
  keep('streams.missed', missed, { atMost: 0, unit: 'streams that were not told each post once' })
  keep('streams.delay', Math.max(...delays) / 1000, { atMost: 2, unit: 's until the last was told' })
  keep('streams.memory', each, { atMost: 100, unit: 'kB each' })
  keep('streams.left', left, { atMost: 20, unit: 'MB after they left' })
})

interface Follower {
  /** How often of which post, for who misses one and is told another twice was told as many. */
  heard: Map<number, number>
  close(): void
}

/** Counts how often somebody is told of each new post. */
async function follow(url: string): Promise<Follower> {
  const asking = request(`${url}/api/v1/events`, { agent: false })
  asking.end()
  const [answer]: IncomingMessage[] = await once(asking, 'response')
  if (answer?.statusCode !== 200) throw new Error(`A stream was refused with ${answer?.statusCode}.`)
  const heard = new Map<number, number>()
  let rest = ''
  answer.setEncoding('utf8').on('data', (text: string) => {
    const events = (rest + text).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const [, nth] = /^event: post\.created\n[^]*"content":"words (\d+)"/.exec(event) ?? []
      if (nth !== undefined) heard.set(Number(nth), (heard.get(Number(nth)) ?? 0) + 1)
    }
  })
  answer.on('error', () => undefined)
  return { heard, close: () => asking.destroy() }
}

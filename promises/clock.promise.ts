import { setTimeout as sleep } from 'node:timers/promises'

import { testApp, testPassword, testSecret } from '../packages/api/src/testing.js'
import { createClient } from '../packages/sdk/src/index.js'
import { startBuiltServer } from '../test/built-server.js'
import { promise, sized } from './promise.js'

const jumps = 4

promise('a clock that jumps signs nobody out, loses no event and gives no more guesses', async ({ keep }) => {
  await using app = await testApp()
  const env = { DATABASE_URL: app.url, LINNET_SECRET: testSecret }
  const nodeOptions = ['--import', new URL('jumping-clock.mjs', import.meta.url).href]
  await using server = await startBuiltServer(env, { nodeOptions })
  await app.user('ann')
  await app.user('bob')
  const linnet = createClient({ url: server.url })
  await linnet.auth.login({ identifier: 'ann', password: testPassword })
  const heard: string[] = []
  const follower = createClient({ url: server.url })
  let isOpen = false
  const timeline = follower.live.timeline({
    onStatus: (status) => (isOpen = status === 'open'),
    onEvent: (event) => {
      if (event.type === 'post.created') heard.push(event.post.content)
    },
  })
  while (!isOpen) await sleep(10)
  let verified = await guess(server.url, 15)

  const said: string[] = []
  const failed: unknown[] = []
  let isGoing = true
  const writing = (async () => {
    while (isGoing) {
      const content = `words ${said.length}`
      await linnet.posts.create({ content }).then(
        () => said.push(content),
        (error: unknown) => failed.push(error),
      )
      await linnet.auth.me().catch((error: unknown) => failed.push(error))
      await sleep(20)
    }
  })()

  for (let jump = 0; jump < jumps; jump += 1) {
    await sleep(sized(2000, 30_000))
    process.kill(server.pid, 'SIGUSR2')
    await sleep(200)
    verified += await guess(server.url, 5)
  }
  await sleep(2000)
  isGoing = false
  await writing
  for (let left = 100; heard.length < said.length && left > 0; left -= 1) await sleep(50)
  timeline.close()
  const listed: string[] = []
  // By somebody who is not signed in: whoever was signed out would read nothing.
  for await (const { content } of follower.posts.list.all({ limit: 100 })) listed.push(content)
  for (const error of failed) console.log(error)

  keep('clock.said', said.length, { atLeast: 50, unit: 'posts' })
  keep('clock.refused', failed.length, { atMost: 0, unit: 'calls' })
  keep('clock.listed', differences(listed.toReversed(), said), { atMost: 0, unit: 'posts' })
  keep('clock.heard', differences(heard, said), { atMost: 0, unit: 'events' })
  keep('clock.guesses', verified, { atMost: 10, unit: 'guesses' })
})

/** Tries a wrong password, and answers how often it was verified. */
async function guess(url: string, times: number): Promise<number> {
  let wrong = 0
  for (let nth = 0; nth < times; nth += 1) {
    const answer = await fetch(`${url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier: 'bob', password: 'not his password' }),
    })
    if (answer.status === 401) wrong += 1
  }
  return wrong
}

/** In how many places two lists differ. */
function differences(found: readonly string[], wanted: readonly string[]): number {
  const longest = Math.max(found.length, wanted.length)
  return Array.from({ length: longest }, (_, nth) => found[nth] === wanted[nth]).filter((same) => !same)
    .length
}

import { Agent, createServer, request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

import { testApp, testSecret } from '../packages/api/src/testing.js'
import { startBuiltServer, type BuiltServer } from '../test/built-server.js'
import { promise, sized } from './promise.js'
import { bearer, send, type Answer } from './send.js'

const clients = 12
const streams = 50

promise('told to stop, it answers whoever it has let in, and is gone', async ({ keep }) => {
  await using app = await testApp()
  await using server = await startBuiltServer(envOf(app))
  const { accessToken: token } = await app.user('ann')
  let [failed, answered, slowest, wrongCodes, openStreams] = [0, 0, 0, 0, 0]
  for (let round = sized(3, 30); round > 0; round -= 1) {
    const listening = await Promise.all(Array.from({ length: streams }, () => openStream(server.url)))
    let isGoing = true
    const agent = new Agent({ keepAlive: true })
    const asking = Array.from({ length: clients }, async (_, nth) => {
      while (isGoing) {
        const answer = await ask(server.url, { agent, ...(nth % 3 === 0 && { token }) })
        // Who waits at the door while it is shut has not been let in.
        if (answer.status === 0 && !answer.isReused) await sleep(5)
        else if (isServed(answer)) answered += 1
        else failed += 1
      }
    })
    await sleep(700)
    const { code, ms } = await server.terminate()
    isGoing = false
    await Promise.all(asking)
    agent.destroy()
    slowest = Math.max(slowest, ms)
    if (code !== 0) wrongCodes += 1
    openStreams += listening.filter(({ isOpen }) => isOpen()).length
    await server.startAgain()
  }
  keep('stop.answered', answered, { atLeast: 300, unit: 'requests' })
  keep('stop.failed', failed, { atMost: 0, unit: 'requests that were let in' })
  keep('stop.gone', slowest / 1000, { atMost: 10, unit: 's' })
  keep('stop.code', wrongCodes, { atMost: 0, unit: 'ends with another code than 0' })
  keep('stop.streams', openStreams, { atMost: 0, unit: 'streams left open' })
})

promise('two processes behind a proxy are renewed one after the other without an error', async ({ keep }) => {
  await using app = await testApp()
  await using one = await startBuiltServer(envOf(app))
  await using two = await startBuiltServer(envOf(app))
  const { accessToken: token } = await app.user('ann')
  await using balancer = await startBalancer([one, two])
  let [errors, answered] = [0, 0]
  let isGoing = true
  const asking = Array.from({ length: clients }, async (_, nth) => {
    while (isGoing) {
      if (isServed(await ask(balancer.url, nth % 3 === 0 ? { token } : {}))) answered += 1
      else errors += 1
    }
  })
  for (const server of [one, two]) {
    await sleep(500)
    await server.terminate()
    await server.startAgain()
  }
  await sleep(500)
  isGoing = false
  await Promise.all(asking)
  keep('rolling.answered', answered, { atLeast: 500, unit: 'requests' })
  keep('rolling.errors', errors, { atMost: 0, unit: 'requests' })
})

function envOf({ url }: { url: string }) {
  return { DATABASE_URL: url, LINNET_SECRET: testSecret }
}

/** A read, or a new post with a token. */
function ask(url: string, { token, agent }: { token?: string; agent?: Agent }): Promise<Answer> {
  const posts = `${url}/api/v1/posts`
  const over = agent ? { agent } : {}
  if (token === undefined) return send(posts, over)
  const headers = { ...bearer(token), 'content-type': 'application/json' }
  return send(posts, { ...over, method: 'POST', headers, body: '{"content":"while it stops"}' })
}

function isServed({ status }: Answer): boolean {
  return status >= 200 && status < 300
}

function isRefused(error: Error): boolean {
  return 'code' in error && error.code === 'ECONNREFUSED'
}

async function openStream(url: string) {
  const asking = request(`${url}/api/v1/events`, { agent: false })
  asking.end()
  const [answer]: IncomingMessage[] = await once(asking, 'response')
  let isOpen = true
  answer?.resume().once('close', () => (isOpen = false))
  answer?.once('error', () => (isOpen = false))
  return { isOpen: () => isOpen }
}

/** As a proxy in front of several servers does it: it asks whether they are ready, and goes to the next where nobody listens. */
async function startBalancer(servers: readonly BuiltServer[]) {
  const agent = new Agent()
  const ready = new Set(servers.map(({ url }) => url))
  const watching = setInterval(() => {
    for (const { url } of servers) {
      fetch(`${url}/readyz`).then(
        ({ ok }) => (ok ? ready.add(url) : ready.delete(url)),
        () => ready.delete(url),
      )
    }
  }, 50)
  let turn = 0
  const proxy = createServer((asked, reply) => {
    const urls = [...ready]
    turn += 1
    const first = turn % Math.max(1, urls.length)
    const chunks: Buffer[] = []
    asked.on('data', (chunk: Buffer) => chunks.push(chunk))
    asked.once('end', () => forward([...urls.slice(first), ...urls.slice(0, first)]))

    function forward([url, ...others]: string[]): void {
      if (url === undefined) return void reply.writeHead(502).end()
      const { method, url: path, headers } = asked
      const asking = request(`${url}${path}`, { agent, method, headers }, (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(reply)
      })
      asking.once('error', (error) => (isRefused(error) ? forward(others) : reply.writeHead(502).end()))
      asking.end(Buffer.concat(chunks))
    }
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      clearInterval(watching)
      agent.destroy()
      proxy.closeAllConnections()
      proxy.close()
    },
  }
}

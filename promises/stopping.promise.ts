import { Agent, createServer, request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

import { testDatabase } from '../packages/db/src/testing.js'
import { createClient } from '../packages/sdk/src/index.js'
import { startBuiltServer, type BuiltServer } from '../test/built-server.js'
import { promise, sized } from './promise.js'

const clients = 12
const streams = 50

promise('told to stop, it answers whoever it has let in, and is gone', async ({ keep }) => {
  await using database = await testDatabase()
  await using server = await startBuiltServer({ DATABASE_URL: database.url })
  const token = await accessToken(server.url)
  let [failed, answered, slowest, wrongCodes, openStreams] = [0, 0, 0, 0, 0]
  for (let round = sized(3, 30); round > 0; round -= 1) {
    const listening = await Promise.all(Array.from({ length: streams }, () => openStream(server.url)))
    let isGoing = true
    const agent = new Agent({ keepAlive: true })
    const asking = Array.from({ length: clients }, async (_, nth) => {
      while (isGoing) {
        const status = await ask(server.url, { agent, ...(nth % 3 === 0 && { token }) })
        if (status === 'refused') await sleep(5)
        else if (status >= 200 && status < 300) answered += 1
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
  await using database = await testDatabase()
  const env = { DATABASE_URL: database.url, LINNET_SECRET: 'Zk3v9Qp1Xw7Rt5Ym2Nc8Bd6Fg4Hj0LsA' }
  await using one = await startBuiltServer(env)
  await using two = await startBuiltServer(env)
  const token = await accessToken(one.url)
  await using balancer = await startBalancer([one, two])
  let [errors, answered] = [0, 0]
  let isGoing = true
  const asking = Array.from({ length: clients }, async (_, nth) => {
    while (isGoing) {
      const status = await ask(balancer.url, nth % 3 === 0 ? { token } : {})
      if (status !== 'refused' && status >= 200 && status < 300) answered += 1
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

async function accessToken(url: string): Promise<string> {
  const linnet = createClient({ url })
  await linnet.auth.register({ handle: 'ann', email: 'ann@example.org', password: 'correct horse battery' })
  return linnet.session?.accessToken ?? ''
}

/** A read, or a new post with a token: the status, 0 for none, or that it was not let in. */
function ask(
  url: string,
  { token, agent = false }: { token?: string; agent?: Agent | false },
): Promise<number | 'refused'> {
  return new Promise((resolve) => {
    const asking = request(
      `${url}/api/v1/posts`,
      token === undefined
        ? { agent }
        : {
            agent,
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          },
      (answer) => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode ?? 0))
        answer.once('error', () => resolve(0))
      },
    )
    // Who waits at the door while it is shut has not been let in.
    asking.once('error', () => resolve(asking.reusedSocket ? 0 : 'refused'))
    asking.end(token === undefined ? undefined : JSON.stringify({ content: 'while it stops' }))
  })
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
    const chunks: Buffer[] = []
    asked.on('data', (chunk: Buffer) => chunks.push(chunk))
    asked.once('end', () => forward(urls.toSpliced(0, 0, ...urls.splice(turn % Math.max(1, urls.length)))))

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

import { once } from 'node:events'
import { connect as connectSocket, createServer, type AddressInfo, type Socket } from 'node:net'
import { createApi } from '@linnet/api'
import { testApp, testSecret } from '@linnet/api/testing'
import { connect, urlOf } from '@linnet/db'
import type { Linnet, LinnetError, LiveEvent, LiveStatus } from '@linnet/sdk'

import { buildApp } from '../app.js'
import { createLogger } from '../logger.js'
import type { LiveSettings } from './live.js'

/** Servers on one fresh database, each with connections of its own, as if each were a process. */
export async function testServers() {
  const api = await testApp()
  const stops: (() => Promise<unknown>)[] = []

  async function start(liveSettings: Partial<LiveSettings> = {}) {
    const db = connect({ url: urlOf(api.db) })
    const app = await buildApp({
      api: await createApi({ db, secret: testSecret }),
      log: createLogger({ logLevel: 'silent' }),
      liveSettings,
    })
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    let stopping: Promise<void> | undefined
    const stop = () => (stopping ??= app.close().then(() => db.destroy()))
    stops.push(stop)
    return { app, url, stop }
  }

  return {
    ...api,
    start,
    async [Symbol.asyncDispose]() {
      await Promise.all(stops.map((stop) => stop()))
      await api[Symbol.asyncDispose]()
    },
  }
}

/** What somebody was told, in its order. */
export function listenTo(linnet: Linnet) {
  const events: LiveEvent[] = []
  const statuses: LiveStatus[] = []
  const errors: LinnetError[] = []
  const timeline = linnet.live.timeline({
    onEvent: (event) => void events.push(event),
    onStatus: (status) => void statuses.push(status),
    onError: (error) => void errors.push(error),
  })
  return {
    events,
    statuses,
    errors,
    opened: () => until(() => statuses.includes('open')),
    close: timeline.close,
    [Symbol.dispose]: timeline.close,
  }
}

/** Waits for a condition, and says which it was when it never comes. */
export async function until(condition: () => unknown, ms = 15_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never came: ${String(condition)}`)
    await new Promise((later) => setTimeout(later, 10))
  }
}

/** A way to a server that breaks on request, and can lead elsewhere later. */
export async function breakingWay(target: string) {
  const sockets = new Set<Socket>()
  let port = Number(new URL(target).port)
  const server = createServer((inside) => {
    const outside = connectSocket(port, '127.0.0.1')
    for (const socket of [inside, outside]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        inside.destroy()
        outside.destroy()
      })
    }
    inside.pipe(outside)
    outside.pipe(inside)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo

  function cut(): void {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut,
    leadTo: (url: string) => (port = Number(new URL(url).port)),
    async [Symbol.asyncDispose]() {
      cut()
      await new Promise((closed) => server.close(closed))
    },
  }
}

import { createApi } from '@linnet/api'
import { testApp, testSecret } from '@linnet/api/testing'
import { connect, urlOf } from '@linnet/db'
import type { Linnet, LinnetError, LiveEvent, LiveStatus } from '@linnet/sdk'

import { buildApp } from '../app.js'
import { createLogger } from '../logger.js'
import { until } from '../testing.js'
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
export function listenTo(linnet: Pick<Linnet, 'live'>) {
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

import { createApi, type ApiOptions } from '@linnet/api'
import { testApp, testPassword, testSecret } from '@linnet/api/testing'
import { connect, urlOf } from '@linnet/db'
import { createClient, type Linnet, type LiveEvent } from '@linnet/sdk'

import { buildApp, type AppDeps } from '../app.js'
import { heardBy } from '../conformance/heard.js'
import { createLogger } from '../logger.js'
import { until } from '../testing.js'
import type { LiveSettings } from './live.js'

type ServersOptions = Pick<ApiOptions, 'rateLimits'> & Pick<AppDeps, 'trustedProxies'>

/** Servers on one fresh database, each with connections of its own, as if each were a process. */
export async function testServers({ rateLimits = false, trustedProxies = [] }: ServersOptions = {}) {
  const api = await testApp()
  const stops: (() => Promise<unknown>)[] = []

  async function start({
    heartbeatMs,
    ...liveSettings
  }: Pick<AppDeps, 'heartbeatMs'> & Partial<LiveSettings> = {}) {
    const db = connect({ url: urlOf(api.db) })
    const app = await buildApp({
      api: await createApi({ db, secret: testSecret, rateLimits }),
      log: createLogger({ logLevel: 'silent' }),
      heartbeatMs,
      liveSettings,
      trustedProxies,
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
  const heard = heardBy(linnet)
  return { ...heard, opened: () => until(() => heard.statuses.includes('open')) }
}

export async function signedIn(url: string, handle: string): Promise<Linnet> {
  const linnet = createClient({ url })
  await linnet.auth.login({ identifier: handle, password: testPassword })
  return linnet
}

/** Each event in a line: what happened to what. */
export function linesOf(events: LiveEvent[]): string[] {
  return events.map((event) => {
    switch (event.type) {
      case 'post.created':
      case 'post.changed':
        return `${event.type} ${event.post.content}${event.post.visible ? '' : ' (hidden)'}${event.post.deletedAt === null ? '' : ' (deleted)'}`
      case 'post.counts':
        return `${event.type} ${event.likeCount} ${event.replyCount}`
      case 'post.removed':
        return `${event.type} ${event.postId}`
      case 'reset':
        return event.type
      default:
        return `${event.type} ${event.userId}`
    }
  })
}

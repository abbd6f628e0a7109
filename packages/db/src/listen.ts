import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export interface ListenOptions {
  url: string
  channel: string
  /** Called for each notification, and whenever some may have been missed. */
  onNotify(): void
  signal: AbortSignal
}

const SECOND = 1000
const pingEvery = 2 * SECOND

/**
 * Listens on a connection of its own until the signal, and comes back by itself. A connection may die without a word,
 * so it is asked every two seconds whether it is still there.
 */
export async function listen({ signal, ...options }: ListenOptions): Promise<void> {
  while (!signal.aborted) {
    await listenOnce({ signal, ...options }).catch(() => undefined)
    await sleep(SECOND, undefined, { signal }).catch(() => undefined)
  }
}

async function listenOnce({ url, channel, onNotify, signal }: ListenOptions): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    application_name: 'linnet: live',
    connectionTimeoutMillis: 2 * SECOND,
    query_timeout: 2 * SECOND,
  })
  const lost = new AbortController()
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  client.on('notification', onNotify)
  const ended = AbortSignal.any([signal, lost.signal])
  try {
    await client.connect()
    await client.query(`listen ${client.escapeIdentifier(channel)}`)
    onNotify()
    while (!ended.aborted) {
      await sleep(pingEvery, undefined, { signal: ended }).catch(() => undefined)
      if (!ended.aborted) await client.query('select 1')
    }
  } finally {
    // A dead one would not answer a farewell.
    await Promise.race([client.end().catch(() => undefined), sleep(SECOND)])
  }
}

import { listen, urlOf } from '@linnet/db'

import type { Api, RequestFacts } from '../context.js'
import { AppError, type Reason } from '../errors.js'
import { identify, viewerFor, type Credentials, type Identity } from '../identity.js'
import { inTime } from '../in-time.js'
import type { Viewer } from '../posts/visibility.js'
import { costOf, mustSpend, spenderOf } from '../rate-limits/rate-limits.js'
import {
  beginReading,
  isKnownCursor,
  readEvents,
  type Beginning,
  type Entry,
  type Reading,
} from './event-log.js'
import { circleOf, eventsOf, type Told } from './live-events.js'
import { liveCursor, type LiveEvent } from './live.schema.js'

/** What goes down a stream: where it is, and what there is to tell. A stream that the server ends says why. */
export interface LiveItem {
  cursor: string
  event?: LiveEvent | { type: 'end'; reason: Reason }
}

export interface Follower extends Credentials, Pick<RequestFacts, 'address' | 'onRateLimit'> {
  /** Where the follower was; left out to begin with what happens from now on. */
  cursor: string | undefined
  signal: AbortSignal
}

export interface LiveOptions {
  api: Api
  onError(error: unknown): void
  /** Tells where the stream is when there is nothing else to tell. */
  heartbeatMs?: number
}

export interface Live {
  /** Refuses who may not follow, or answers everything that they may see, until the signal or a reason to end. */
  follow(follower: Follower): Promise<{ viewer: Viewer; items: AsyncGenerator<LiveItem, void, void> }>
  /** How many streams are waiting for something to happen. */
  waiting(): number
  close(): Promise<void>
}

/** Who follows, and through whose eyes. */
interface Follow {
  identity: Identity
  viewer: Viewer
}

interface Batch extends Reading {
  told: Map<string, Promise<Told[]>>
}

const SECOND = 1000
const settleMs = 50
const pollMs = SECOND
const checkEveryMs = 60 * SECOND

/**
 * Follows the log for all streams of this process. Each stream has its own place in it; those at the same place share a
 * reading, and those that see the same share what they are told. A notification only says when to look; a look each second
 * finds what no notification told of.
 */
export function createLive({ api, onError, heartbeatMs = 15 * SECOND }: LiveOptions): Live {
  const { db } = api
  const closing = new AbortController()
  const readings = new Map<string, Promise<Batch>>()
  const sleepers = new Set<() => void>()
  const reported = new WeakSet<Error>()
  let version = 0
  let waking: NodeJS.Timeout | undefined
  let polling: NodeJS.Timeout | undefined
  let listening: Promise<void> | undefined

  /** With the first stream, for a server without any needs none of it. */
  function start(): void {
    if (listening) return
    const { signal } = closing
    listening = listen({ url: urlOf(db), channel: 'linnet_events', onNotify: wake, signal })
    polling = setInterval(wake, pollMs)
  }

  /** Soon, so that a burst of changes is read at once. */
  function wake(): void {
    if (closing.signal.aborted) return
    waking ??= setTimeout(() => {
      waking = undefined
      version += 1
      for (const wakeUp of sleepers) wakeUp()
    }, settleMs)
  }

  /** Until something may have happened since `seen`, the time is over or the stream ends. */
  async function changedSince(seen: number, ms: number, signal: AbortSignal): Promise<void> {
    if (version !== seen || signal.aborted) return
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        sleepers.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      sleepers.add(done)
      signal.addEventListener('abort', done, { once: true })
    })
  }

  async function admit(identifying: Promise<Identity>): Promise<Follow> {
    const identity = await identifying
    return { identity, viewer: await viewerFor(identity, 'posts:read') }
  }

  /** A stream costs as much as a change, and is counted as calls are. */
  async function enter({ address, onRateLimit, ...credentials }: Follower): Promise<Follow> {
    const identifying = identify(api, credentials)
    const identity = await identifying.catch((): Identity => ({ kind: 'nobody' }))
    if (api.rateLimits) {
      const cost = costOf({}, 'subscription')
      await mustSpend(api.rateLimits, spenderOf(identity, address), { cost, onRateLimit })
    }
    return admit(identifying)
  }

  function readAfter(cursor: string): Promise<Batch> {
    const key = `${version} ${cursor}`
    const reading = readings.get(key) ?? read(cursor).finally(() => readings.delete(key))
    readings.set(key, reading)
    return reading
  }

  async function read(cursor: string): Promise<Batch> {
    const reading = await readEvents(db, cursor)
    if (reading.pending) wake()
    return { ...reading, told: new Map() }
  }

  /** Once, however many streams it keeps waiting. */
  function report(error: unknown): void {
    if (!(error instanceof Error) || reported.has(error)) return
    reported.add(error)
    onError(error)
  }

  function tell(viewer: Viewer, { entries, told }: Batch): Promise<Told[]> {
    const circle = circleOf(viewer, entries)
    const telling = told.get(circle) ?? eventsOf(db, viewer, entries)
    told.set(circle, telling)
    return telling
  }

  async function* stream(
    place: Beginning & { isReset: boolean },
    { first, signal, ...credentials }: Follower & { first: Follow },
  ): AsyncGenerator<LiveItem, void, void> {
    let { cursor } = place
    let { identity, viewer } = first
    let checkAt = performance.now() + checkEveryMs
    let beatAt = performance.now() + heartbeatMs
    yield { cursor }
    if (place.isReset) yield { cursor, event: { type: 'reset' } }

    following: while (!signal.aborted) {
      const seen = version
      try {
        const batch = await readAfter(cursor)
        if (performance.now() > checkAt || concerns({ identity, viewer }, batch.entries)) {
          const before = viewer
          ;({ identity, viewer } = await admit(identify(api, credentials)))
          checkAt = performance.now() + checkEveryMs
          // Another role sees other posts.
          if (viewer?.role !== before?.role) yield { cursor, event: { type: 'reset' } }
        }
        const told = (await tell(viewer, batch)).filter((item) => !place.earlier.has(item.cursor))
        const staleAt = performance.now() + SECOND
        for (const item of told) {
          if (signal.aborted) return
          yield item
          cursor = item.cursor
          beatAt = performance.now() + heartbeatMs
          // To a slow reader the rest is told as it stands by then.
          if (performance.now() > staleAt) continue following
        }
        cursor = batch.entries.at(-1)?.cursor ?? cursor
        if (batch.entries.length > 0) continue
      } catch (error) {
        if (error instanceof AppError) return yield { cursor, event: { type: 'end', reason: error.reason } }
        report(error)
      }
      if (performance.now() >= beatAt) {
        yield { cursor }
        beatAt = performance.now() + heartbeatMs
      }
      await changedSince(seen, Math.max(0, beatAt - performance.now()), signal)
    }
  }

  return {
    async follow(follower) {
      const asked = follower.cursor
      if (asked !== undefined && !liveCursor.safeParse(asked).success) throw new AppError('ValidationFailed')
      const first = await inTime(enter(follower))
      const isKnown = asked !== undefined && (await isKnownCursor(db, asked))
      const begin = isKnown ? { cursor: asked, earlier: new Set<string>() } : await beginReading(db)
      start()
      const place = { ...begin, isReset: asked !== undefined && !isKnown }
      return { viewer: first.viewer, items: stream(place, { ...follower, first }) }
    },
    waiting: () => sleepers.size,
    async close() {
      closing.abort()
      for (const timer of [polling, waking]) clearTimeout(timer)
      await listening
    },
  }
}

/** True when the follower's own session or account is among what changed. */
function concerns({ identity, viewer }: Follow, entries: Entry[]): boolean {
  const sessionId = identity.kind === 'user' ? identity.sessionId : undefined
  return entries.some(
    ({ kind, subjectId }) =>
      (kind === 'account' && subjectId === viewer?.id) || (kind === 'session' && subjectId === sessionId),
  )
}

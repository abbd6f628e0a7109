import type { LiveEvent } from './api.gen.js'
import { isLinnetError, LinnetError } from './errors.js'
import type { LiveStatus } from './live-timeline.js'
import { pause } from './pause.js'
import type { EventsRequest, LiveItem } from './transport.js'

/** What of the client a timeline needs. */
export interface LiveSource {
  open(request: Omit<EventsRequest, 'credentials'>): Promise<AsyncIterable<LiveItem>>
  timeoutMs: number
  /** Who is signed in now. */
  user: () => number | undefined
}

interface Reading {
  signal: AbortSignal
  onStatus: (status: LiveStatus) => void
}

const SECOND = 1000
const longestWaitMs = 30 * SECOND
/** The server says something every 15 seconds. */
const silenceMs = 45 * SECOND

/**
 * Every event once and in order, however often the connection breaks: the server goes on after the last event that was
 * read. Ends with the signal, or throws when the server will not have us any more.
 */
export async function* readTimeline(
  source: LiveSource,
  { signal, onStatus }: Reading,
): AsyncGenerator<LiveEvent, void, void> {
  const user = source.user()
  let cursor: string | undefined
  let retryMs = SECOND
  let failures = 0

  while (!signal.aborted) {
    onStatus('connecting')
    const line = watch(signal)
    try {
      if (source.user() !== user) {
        throw new LinnetError({
          reason: 'SessionEnded',
          message: 'Somebody else is signed in now; open a new timeline.',
          status: 401,
        })
      }
      line.expectWithin(source.timeoutMs)
      const items = await source.open({ cursor, signal: line.signal, onRetry: (ms) => (retryMs = ms) })
      onStatus('open')
      line.expectWithin(silenceMs)
      for await (const { cursor: at, event } of items) {
        line.expectWithin(silenceMs)
        failures = 0
        const isDouble = at === cursor && event?.type !== 'reset'
        cursor = at ?? cursor
        if (isDouble || event === undefined || event.type === 'end') continue
        yield event
        if (signal.aborted) return
      }
    } catch (error) {
      if (signal.aborted) return
      if (isLinnetError(error) && error.status === 400 && cursor !== undefined) {
        // A newer server may not know the cursors of an older one.
        cursor = undefined
        yield { type: 'reset' }
      } else if (isLinnetError(error) && !mayPass(error)) {
        throw error
      }
    } finally {
      line.end()
    }
    // A server that comes back would not like to see everybody in the same moment.
    await pause(Math.random() * Math.min(longestWaitMs, retryMs * 2 ** failures), signal)
    failures += 1
  }
}

/** A signal that also fires when nothing comes for too long: a connection may die without a word. */
function watch(signal: AbortSignal) {
  const dead = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    signal: AbortSignal.any([signal, dead.signal]),
    expectWithin(ms: number): void {
      clearTimeout(timer)
      timer = setTimeout(() => dead.abort(), ms)
    },
    end(): void {
      clearTimeout(timer)
      dead.abort()
    },
  }
}

/** The server may think otherwise later. */
function mayPass({ reason, status }: LinnetError): boolean {
  if (reason === 'Aborted') return false
  return status === undefined || status === 429 || status >= 500
}

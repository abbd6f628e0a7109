import type { LiveEvent } from './api.gen.js'
import { isLinnetError, type LinnetError } from './errors.js'
import type { LiveSource } from './live-reader.js'

/** `connecting` also after a break, until the server answers; `closed` is the end. */
export type LiveStatus = 'connecting' | 'open' | 'closed'

export interface LiveTimelineOptions {
  onEvent?: (event: LiveEvent) => void
  onStatus?: (status: LiveStatus) => void
  /** Why the server ended it for good, such as `SessionEnded`. Breaks of the network are mended and not told. */
  onError?: (error: LinnetError) => void
  signal?: AbortSignal | undefined
}

export interface LiveTimeline extends AsyncIterable<LiveEvent> {
  close(): void
}

/** The reader is loaded when it is first needed, so that whoever follows nothing does not carry it. */
export function openTimeline(options: LiveTimelineOptions, source: LiveSource): LiveTimeline {
  const { onEvent, onStatus = () => undefined, onError = () => undefined } = options
  const closing = new AbortController()
  const signals = options.signal ? [options.signal, closing.signal] : [closing.signal]
  const signal = AbortSignal.any(signals)

  async function* events(): AsyncGenerator<LiveEvent, void, void> {
    try {
      const { readTimeline } = await import('./live-reader.js')
      yield* readTimeline(source, { signal, onStatus })
    } finally {
      onStatus('closed')
    }
  }

  async function tell(listener: (event: LiveEvent) => void): Promise<void> {
    try {
      for await (const event of events()) listener(event)
    } catch (error) {
      if (!isLinnetError(error)) throw error
      onError(error)
    }
  }

  if (onEvent) void tell(onEvent)
  return { close: () => closing.abort(), [Symbol.asyncIterator]: events }
}

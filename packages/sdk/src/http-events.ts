import { EventSourceParserStream, type EventSourceMessage } from 'eventsource-parser/stream'

import type { LiveEvent, ServerReason } from './api.gen.js'
import { LinnetError } from './errors.js'
import { factsOf, unreached } from './failures.js'
import type { LiveItem } from './transport.js'

export interface EventsOverHttp {
  url: string
  fetch: typeof globalThis.fetch
  headers: Record<string, string>
  cursor: string | undefined
  signal: AbortSignal
  onRetry(ms: number): void
}

/** The live timeline as server-sent events. */
export async function openEvents(request: EventsOverHttp): Promise<AsyncIterable<LiveItem>> {
  const { url, fetch, headers, cursor, signal, onRetry } = request
  const sent = {
    ...headers,
    accept: 'text/event-stream',
    ...(cursor !== undefined && { 'last-event-id': cursor }),
  }
  const response = await fetch(`${url}/api/v1/events`, { headers: sent, cache: 'no-store', signal })
  if (!response.ok) throw await refusalOf(response)
  return itemsOf(response, onRetry)
}

async function* itemsOf(
  response: Response,
  onRetry: (ms: number) => void,
): AsyncGenerator<LiveItem, void, void> {
  const messages = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream({ onRetry }))
    .getReader()
  if (!messages) return
  try {
    for (;;) {
      const { done, value } = await messages.read()
      if (done) return
      yield itemOf(value)
    }
  } finally {
    await messages.cancel().catch(() => undefined)
  }
}

function itemOf({ id, event, data }: EventSourceMessage): LiveItem {
  if (event === 'cursor') return { cursor: id }
  const told: LiveEvent | { type: 'end'; reason: ServerReason } = JSON.parse(data)
  return { cursor: id, event: told }
}

interface Problem {
  reason: ServerReason
  title: string
  requestId?: string
}

/** Why the server refused over plain HTTP, which it says in a problem document. */
async function refusalOf(response: Response): Promise<LinnetError> {
  const problem: unknown = await response.json().catch(() => undefined)
  if (!isProblem(problem)) return unreached(response)
  const { reason, title: message } = problem
  return new LinnetError({ ...factsOf(response), reason, message })
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'reason' in body &&
    typeof body.reason === 'string' &&
    'title' in body &&
    typeof body.title === 'string'
  )
}

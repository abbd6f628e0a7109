import type { Transport } from '../transport.js'
import type { Faults } from './faults.js'
import { follow } from './live.js'
import { createServe } from './serve.js'
import type { Store } from './store.js'

interface Wires {
  transport: Transport
  /** Breaks the live timelines that are open, as a network does. */
  disconnect(): void
}

/** Calls and answers are JSON, as over a wire: neither side has the other's objects in hand. */
export function wiresTo(store: Store, { now, faults }: { now: () => Date; faults: Faults }): Wires {
  const serve = createServe(store, now)
  let connection = new AbortController()

  async function meeting<Answer>(path: string, work: () => Answer): Promise<Answer> {
    await Promise.resolve()
    const fault = faults.take(path)
    if (fault && !fault.after) throw fault.error
    const answer = work()
    if (fault) throw fault.error
    return answer
  }

  return {
    transport: {
      async call({ input, ...ask }) {
        const sent: unknown = input === undefined ? undefined : JSON.parse(JSON.stringify(input))
        const answer = await meeting(ask.path, () => serve({ ...ask, input: sent }))
        const told: unknown = JSON.parse(answer)
        return told
      },
      events: ({ signal, ...request }) =>
        meeting('live.timeline', () =>
          follow(store, { ...request, signal: AbortSignal.any([signal, connection.signal]) }),
        ),
    },
    disconnect() {
      connection.abort()
      connection = new AbortController()
    },
  }
}

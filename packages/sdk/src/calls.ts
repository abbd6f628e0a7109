import type { Call } from './api.gen.js'
import type { LinnetError } from './errors.js'
import { newIdempotencyKey } from './idempotency-key.js'
import { withRetries } from './retries.js'
import type { Credentials, Transport } from './transport.js'

/** One attempt at a call, told when it is over. */
export interface CallLog {
  kind: 'query' | 'mutation'
  /** The procedure, such as `posts.create`. */
  path: string
  /** 1 for the first. */
  attempt: number
  /** How long the attempt took. */
  ms: number
  /** Undefined when there was an answer. */
  error?: LinnetError | undefined
  /** After how long it is tried again; undefined when it is not. */
  retryInMs?: number | undefined
}

export interface CallSettings {
  /** How long one attempt may take before it counts as lost, and in the end fails with `Timeout`; 10,000 ms unless told. */
  timeoutMs?: number
  /** How long a call may take with all its attempts and the waits between them; 30,000 ms unless told. */
  totalTimeoutMs?: number
  /**
   * How often a call that got no answer, or was put off with 429, 502, 503 or 504, is sent again; 7 times unless told, and
   * 0 for never. It has its effect once all the same.
   */
  retries?: number
  /** Is told of every attempt; inputs and answers are not in it. */
  log?: (entry: CallLog) => void
}

/** How long one attempt may take, at a call or at opening a timeline. */
export const usualTimeoutMs = 10_000

/** Asks with the credentials that are good now, and may ask again with newer ones. */
export type InSession = <Answer>(ask: (credentials: Credentials) => Promise<Answer>) => Promise<Answer>

/** Calls over a transport: each mutation with one key over everything that is done to get an answer. */
export function callsOver(transport: Transport, settings: CallSettings, inSession: InSession): Call {
  const { timeoutMs = usualTimeoutMs, totalTimeoutMs = 30_000, retries = 7, log } = settings
  return async function call<Output>(
    ...[kind, path, input, options = {}]: Parameters<Call>
  ): Promise<Output> {
    const key = kind === 'mutation' ? { idempotencyKey: options.idempotencyKey ?? newIdempotencyKey() } : {}
    const answer = await inSession((credentials) =>
      withRetries((signal) => transport.call({ kind, path, input, credentials, ...key, signal }), {
        timeoutMs,
        totalTimeoutMs,
        retries,
        signal: options.signal,
        onAttempt: log && ((attempt) => log({ kind, path, ...attempt })),
      }),
    )
    // What a transport answers has the type that the server's output schema gave it.
    return answer as Output
  }
}

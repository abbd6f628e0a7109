import { isLinnetError, LinnetError } from './errors.js'
import { pause } from './pause.js'

export interface RetryOptions {
  /** How often a call that got no answer is sent again. */
  retries: number
  /** How long one attempt may take. */
  timeoutMs: number
  /** How long a call may take with all attempts and the waits between them. */
  totalTimeoutMs: number
}

const firstWaitMs = 100
const longestWaitMs = 2000
/** The server did not do it, or cannot say: busy, overloaded, gone, or a proxy before it that cannot reach it. */
const passing: ReadonlySet<number | undefined> = new Set([undefined, 429, 502, 503, 504])

/** Attempts until there is an answer that the next attempt would not change, the time is over or the signal fires. */
export async function withRetries<Answer>(
  attempt: (signal: AbortSignal) => Promise<Answer>,
  { retries, timeoutMs, totalTimeoutMs }: RetryOptions,
  signal: AbortSignal = new AbortController().signal,
): Promise<Answer> {
  const endsAt = performance.now() + totalTimeoutMs
  for (let failures = 0; ; failures += 1) {
    try {
      return await timed(attempt, Math.min(timeoutMs, endsAt - performance.now()), signal)
    } catch (error) {
      if (!isLinnetError(error) || !mayPass(error) || failures >= retries) throw error
      const waitMs = waitFor(error, failures)
      if (performance.now() + waitMs >= endsAt) throw error
      await pause(waitMs, signal)
    }
  }
}

/** Ends with the signal or the time, whatever the attempt does about it. */
async function timed<Answer>(
  attempt: (signal: AbortSignal) => Promise<Answer>,
  ms: number,
  signal: AbortSignal,
): Promise<Answer> {
  if (signal.aborted) throw aborted(signal)
  const ending = new AbortController()
  const over = new Promise<never>((_, reject) => {
    ending.signal.addEventListener('abort', () => reject(ending.signal.reason), { once: true })
  })
  const onAbort = () => ending.abort(aborted(signal))
  const onTimeout = () =>
    ending.abort(new LinnetError({ reason: 'Timeout', message: 'The server took too long to answer.' }))
  const timer = setTimeout(onTimeout, ms)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([over, attempt(ending.signal)])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}

function aborted({ reason: cause }: AbortSignal): LinnetError {
  return new LinnetError({ reason: 'Aborted', message: 'The call was ended early.', cause })
}

function mayPass({ reason, status }: LinnetError): boolean {
  return reason !== 'Aborted' && (passing.has(status) || reason === 'IdempotencyKeyInFlight')
}

/** As long as the server asks for, and else anything up to twice as long as the last time, so that not all come back at once. */
function waitFor({ retryAfter = 0 }: LinnetError, failures: number): number {
  return retryAfter * 1000 + Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** failures)
}

import { isLinnetError, LinnetError } from './errors.js'
import { pause } from './pause.js'

export interface Attempt {
  attempt: number
  ms: number
  error?: LinnetError
  retryInMs?: number
}

export interface RetryOptions {
  /** How often a call that got no answer is sent again. */
  retries: number
  /** How long one attempt may take. */
  timeoutMs: number
  /** How long a call may take with all attempts and the waits between them. */
  totalTimeoutMs: number
  signal: AbortSignal | undefined
  onAttempt: ((attempt: Attempt) => void) | undefined
}

const firstWaitMs = 100
const longestWaitMs = 2000
/** The server did not do it, or cannot say: busy, overloaded, gone, or a proxy before it that cannot reach it. */
const passing: ReadonlySet<number | undefined> = new Set([undefined, 429, 502, 503, 504])

/** Attempts until there is an answer that the next attempt would not change, the time is over or the signal fires. */
export async function withRetries<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  options: RetryOptions,
): Promise<Answer> {
  const { retries, timeoutMs, totalTimeoutMs, onAttempt, signal = new AbortController().signal } = options
  const endsAt = performance.now() + totalTimeoutMs
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = performance.now()
    const tell = (outcome: Pick<Attempt, 'error' | 'retryInMs'>) =>
      onAttempt?.({ attempt, ms: performance.now() - startedAt, ...outcome })
    try {
      const answer = await timed(ask, Math.min(timeoutMs, endsAt - startedAt), signal)
      tell({})
      return answer
    } catch (error) {
      if (!isLinnetError(error)) throw error
      const retryInMs = waitFor(error, attempt)
      if (!mayPass(error) || attempt > retries || performance.now() + retryInMs >= endsAt) {
        tell({ error })
        throw error
      }
      tell({ error, retryInMs })
      await pause(retryInMs, signal)
    }
  }
}

/** Ends with the signal or the time, whatever the attempt does about it. */
async function timed<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
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
    return await Promise.race([over, ask(ending.signal)])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}

function aborted({ reason: cause }: AbortSignal): LinnetError {
  return new LinnetError({ reason: 'Aborted', message: 'The call was ended early.', cause })
}

function mayPass({ reason, status }: LinnetError): boolean {
  // An hour is longer than anybody waits for a call.
  if (reason === 'TooManyPosts') return false
  return reason !== 'Aborted' && (passing.has(status) || reason === 'IdempotencyKeyInFlight')
}

/** As long as the server asks for, and else anything up to twice as long as the last time, so that not all come back at once. */
function waitFor({ retryAfter = 0 }: LinnetError, attempt: number): number {
  return retryAfter * 1000 + Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1))
}

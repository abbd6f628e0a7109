import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, isDatabaseUnavailable, type Reason } from '@linnet/api'
import type { FastifyBaseLogger } from 'fastify'
import { pino, type DestinationStream, type LoggerOptions } from 'pino'

import type { Config } from './config.js'

export type Logger = FastifyBaseLogger

/** One JSON object a line. Errors are logged whole, but for what could carry somebody's words or secrets. */
export function createLogger(
  { logLevel }: Pick<Config, 'logLevel'>,
  destination?: DestinationStream,
): Logger {
  const options: LoggerOptions = {
    level: logLevel,
    base: null,
    redact: {
      paths: [
        '*.authorization',
        '*.cookie',
        '*.password',
        '*.token',
        '*.secret',
        'error.bindings',
        'error.*.bindings',
        'error.detail',
        'error.*.detail',
        'error.nativeError',
        'error.cause.nativeError',
        // A request that is no HTTP, as it came.
        'err.rawPacket',
      ],
      remove: true,
    },
    serializers: { error: pino.stdSerializers.errWithCause },
    hooks: { logMethod: quietly() },
  }
  return destination ? pino(options, destination) : pino(options)
}

export interface Output {
  stream: DestinationStream
  /** Waits until all of it is written, and no longer for a reader who does not read. */
  end(): Promise<void>
}

const MB = 1024 * 1024
const readWithinMs = 1000

/** The standard output, that nobody waits for: of what its reader leaves, a megabyte is kept and the rest is left out. */
export function standardOutput(): Output {
  // Before pino's own, which would write the rest first, for ever.
  process.once('exit', () => stream.destroy())
  const stream = pino.destination({ dest: 1, sync: false, maxLength: MB })
  return {
    stream,
    async end() {
      await Promise.race([new Promise((written) => stream.flush(written)), sleep(readWithinMs)])
      stream.destroy()
    },
  }
}

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>

const quietMs = 10_000

/** While the database does not answer, or there is too much to do, requests fail alike: it is said once, and every ten seconds how often. */
function quietly(): LogMethod {
  const told = new Map<Reason, { at: number; unsaid: number }>()
  return function say(line, method) {
    const [facts, ...words] = line
    const reason = hasError(facts) ? passing(facts.error) : undefined
    if (reason === undefined) return method.apply(this, line)
    const { at, unsaid } = told.get(reason) ?? { at: -Infinity, unsaid: 0 }
    const isDue = performance.now() - at >= quietMs
    told.set(reason, isDue ? { at: performance.now(), unsaid: 0 } : { at, unsaid: unsaid + 1 })
    if (isDue) method.apply(this, [Object.assign({ unsaid }, facts), ...words])
  }
}

function hasError(facts: unknown): facts is object & { error: unknown } {
  return typeof facts === 'object' && facts !== null && 'error' in facts
}

/** Why a request failed that may succeed in a moment. */
function passing(error: unknown): Reason | undefined {
  if (isDatabaseUnavailable(error)) return 'DatabaseUnavailable'
  if (!(error instanceof Error)) return undefined
  return error instanceof AppError && error.reason === 'Busy' ? 'Busy' : passing(error.cause)
}

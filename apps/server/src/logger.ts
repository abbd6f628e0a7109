import type { FastifyBaseLogger } from 'fastify'
import { pino, type DestinationStream } from 'pino'

import type { Config } from './config.js'

export type Logger = FastifyBaseLogger

/** One JSON object a line. Errors are logged whole, but for what could carry somebody's words or secrets. */
export function createLogger(
  { logLevel }: Pick<Config, 'logLevel'>,
  destination?: DestinationStream,
): Logger {
  const options = {
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
      ],
      remove: true,
    },
    serializers: { error: pino.stdSerializers.errWithCause },
  }
  return destination ? pino(options, destination) : pino(options)
}

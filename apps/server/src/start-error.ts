import { MigrationError } from '@linnet/db'
import { EmbeddedPostgresError } from '@linnet/db/embedded'

import { ConfigError } from './config.js'

/** The server cannot start, and the person who starts it can mend it. One sentence, no stack trace. */
export class StartError extends Error {
  override name = 'StartError'
}

/** What to tell the person at the terminal; undefined for what nobody expected. */
export function explain(error: unknown): string | undefined {
  const expected = [StartError, ConfigError, EmbeddedPostgresError, MigrationError]
  return error instanceof Error && expected.some((kind) => error instanceof kind) ? error.message : undefined
}

/** The system's own code of an error, such as `EACCES`, or Postgres's, such as `28P01`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

import { AppError, reasonOf } from '@linnet/api'

import { BackupError } from '../backup/format.js'
import { MovingError } from '../moving/format.js'
import { codeOf, explain } from '../start-error.js'

/** A command cannot do what it was asked, and the person who asked can mend it. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** By a signal, before it was done. */
export class InterruptedError extends CommandError {
  override name = 'InterruptedError'

  constructor(
    readonly exitCode: number,
    message = 'Stopped before it was done; nothing was kept.',
  ) {
    super(message)
  }
}

/** One sentence for any failure. `NODE_DEBUG=linnet` shows the whole of it. */
export function sentenceOf(error: unknown): string {
  const told = explain(error)
  if (told !== undefined) return told
  if (isOurs(error) || error instanceof AppError) return error.message
  const path = error instanceof Error && 'path' in error ? String(error.path) : 'the file'
  const mends: Record<string, string> = {
    ENOENT: `There is no ${path}.`,
    EISDIR: `${path} is a folder; name a file.`,
    EACCES: `This account may not use ${path}; mend its permissions.`,
    EEXIST: `${path} is there already; name another file.`,
    ENOSPC: 'The disk is full; make room.',
    EPIPE: 'Whoever read the output has gone.',
    '42501': 'The user in DATABASE_URL may not do this; let it own the tables.',
    '42P01': 'The database has not been migrated; run `linnet migrate up` first.',
    '53100': 'The disk of the database is full; make room.',
    '57P01': 'Postgres was stopped meanwhile; try again when it runs.',
  }
  return mends[codeOf(error)] ?? `Something unexpected: ${messageOf(error)}.`
}

/** What a program can switch on. */
export function reasonFor(error: unknown): string {
  if (error instanceof AppError) return reasonOf(error)
  const isExpected = isOurs(error) || explain(error) !== undefined
  return isExpected && error instanceof Error ? error.name : 'Unexpected'
}

function isOurs(error: unknown): error is Error {
  return error instanceof CommandError || error instanceof BackupError || error instanceof MovingError
}

/** Knex puts the whole statement, values included, in front of what Postgres said. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const [line = ''] = error.message.split('\n').slice(-1)
  return line
    .slice(line.lastIndexOf(' - ') + 1)
    .replace(/^- /, '')
    .replace(/\.$/, '')
}

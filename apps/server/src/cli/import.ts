import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { addAbortSignal, type Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { schemas } from '@linnet/api'
import { InvalidArgumentError, Option, type Command } from 'commander'

import { isPostgresUrl, type Config } from '../config.js'
import type { Accounts, Totals } from '../moving/batch.js'
import { MovingError, type Source } from '../moving/format.js'
import { countsOf, importFrom } from '../moving/import.js'
import { openLinnetFile } from '../moving/linnet-file.js'
import { openMicroblogFile } from '../moving/microblog-file.js'
import { openTwitterDatabase } from '../moving/twitter-database.js'
import { checked } from './ask.js'
import { CommandError, InterruptedError } from './failure.js'
import { withInstance } from './instance.js'
import { say, withJson, type Json } from './output.js'
import { progressing } from './progress.js'
import { surroundings } from './surroundings.js'

const kinds = ['linnet', 'microblog', 'twitter'] as const
type Kind = (typeof kinds)[number]

interface Import extends Json {
  from?: Kind
  source?: string
  into?: Named[]
  rename?: Named[]
  trusted?: boolean
  skipInvalid?: boolean
  quiet?: boolean
}

/** More would scroll what matters away. */
const problemsShown = 20

export function addImport(program: Command): void {
  withJson(program.command('import'))
    .description('takes in an export, or the data of an older system; run again, it makes only what is new')
    .argument('[from]', 'a file, - for standard input, or postgres://user@host/database without a password')
    .addOption(new Option('--from <kind>', 'what it is; found out from the file unless told').choices(kinds))
    .option(
      '--source <name>',
      'the name of where it comes from, when two sources have the same',
      checked(schemas.displayName),
    )
    .option(
      '--into <[theirs=]handle>',
      'put what is theirs into this account; repeatable',
      collect(named('')),
    )
    .option('--rename <theirs=handle>', 'let them have this handle; repeatable', collect(named(undefined)))
    .option('--trusted', 'take roles and password hashes too')
    .option('--skip-invalid', 'leave out what is not valid, instead of stopping there')
    .option('--quiet', 'no progress')
    .action(async (from: string | undefined, options: Import, command: Command) => {
      if (from !== undefined && hasPassword(from)) {
        command.error(
          'error: every process can see an argument; put a URL with a password into LINNET_IMPORT_URL, or on standard input with -',
        )
      }
      const problems: { where: string; problem: string }[] = []
      const totals = await withInstance({}, async ({ db, config, signal }) => {
        const source = await openSource(from, { ...options, config, signal }).catch((error: unknown) => {
          signal.throwIfAborted()
          throw error
        })
        return importFrom(db, source, {
          ...accountsOf(options, source),
          name: options.source,
          skipInvalid: options.skipInvalid ?? false,
          signal,
          onProgress: progressing(options, ({ made, known }: Totals) => {
            return `${countsOf(made)}${total(known) === 0 ? '' : `; here already: ${countsOf(known)}`}`
          }),
          onProblem(where, problem) {
            if (problems.length === problemsShown) return
            problems.push({ where, problem })
            if (!options.json) surroundings().stderr.write(`  left out ${where}: ${problem}\n`)
          },
        }).catch((error: unknown) => {
          const { reason } = signal
          // It says how much is in, and that it can go on.
          const isStop = reason instanceof InterruptedError && error instanceof MovingError
          throw isStop ? new InterruptedError(reason.exitCode, error.message) : error
        })
      })
      say(options, { ...totals, problems }, wordsFor(totals))
    })
}

function wordsFor({ made, known, leftOut, orphans, invalid }: Totals): string {
  const more = [
    total(known) > 0 && `Here already: ${countsOf(known)}.`,
    total(leftOut) > 0 && `Left out, for what they belong to is not here: ${countsOf(leftOut)}.`,
    orphans > 0 && `Replies to what is not here, which stand alone now: ${orphans}.`,
    invalid > 0 && `Left out, for they are not valid: ${invalid}.`,
  ]
  return [`Imported ${countsOf(made)}.`, ...more.filter((line) => line !== false)].join('\n')
}

function total({ users, posts, likes }: Totals['made']): number {
  return users + posts + likes
}

async function openSource(
  from: string | undefined,
  { from: told, config, signal }: Import & { config: Config; signal: AbortSignal },
): Promise<Source> {
  const kind = told ?? (await kindOf(from))
  if (kind === 'twitter') return openTwitterDatabase(await urlFrom(from, config, signal))
  if (from === undefined) throw new CommandError('Name what to import: a file, or - for standard input.')
  if (kind === 'linnet')
    return openLinnetFile(stoppable(from === '-' ? surroundings().stdin : createReadStream(from), signal))
  if (from === '-') throw new CommandError('SQLite has to be a file; name it instead of -.')
  return openMicroblogFile(from)
}

function stoppable(stream: Readable, signal: AbortSignal): Readable {
  return addAbortSignal(signal, stream)
}

async function kindOf(from: string | undefined): Promise<Kind> {
  if (from === undefined || from === '-') return 'linnet'
  if (isPostgresUrl(from)) return 'twitter'
  const file = await open(from)
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(16) })
    return buffer.toString('latin1') === 'SQLite format 3\0' ? 'microblog' : 'linnet'
  } finally {
    await file.close()
  }
}

async function urlFrom(
  from: string | undefined,
  { importUrl }: Config,
  signal: AbortSignal,
): Promise<string> {
  const url =
    from === '-' ? (await textOf(stoppable(surroundings().stdin, signal))).trim() : (from ?? importUrl)
  if (url !== undefined && isPostgresUrl(url)) return url
  throw new CommandError(
    'Say where its Postgres is: postgres://user@host/database, or with a password in LINNET_IMPORT_URL or on standard input with -.',
  )
}

function hasPassword(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { password, searchParams } = new URL(value)
  return password !== '' || searchParams.has('password')
}

/** A handle here, for a key there; the empty key is for everything. */
type Named = [key: string, handle: string]

function named(byDefault: string | undefined): (value: string) => Named {
  const handleFrom = checked(schemas.handle)
  return (value) => {
    const at = value.lastIndexOf('=')
    const key = at === -1 ? byDefault : value.slice(0, at).replace(/^@/, '')
    if (key === undefined) throw new InvalidArgumentError('Write it as theirs=handle.')
    return [key, handleFrom(value.slice(at + 1).replace(/^@/, ''))]
  }
}

function collect(read: (value: string) => Named): (value: string, before?: Named[]) => Named[] {
  return (value, before = []) => [...before, read(value)]
}

function accountsOf({ into = [], rename = [], trusted = false }: Import, { single }: Source): Accounts {
  const named = new Map(into)
  const allInto = named.get('')
  if (allInto !== undefined && !single) {
    throw new MovingError(`There are several accounts in it; say whose, as in --into theirs=${allInto}.`)
  }
  named.delete('')
  return { into: named, allInto, rename: new Map(rename), trusted }
}

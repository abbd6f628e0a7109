import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Command } from 'commander'

import { backup } from '../backup/backup.js'
import type { Progress } from '../backup/format.js'
import { restore } from '../backup/restore.js'
import { withInstance } from './instance.js'
import { say, withJson, type Json } from './output.js'
import { surroundings } from './surroundings.js'
import { mustNotExist, writtenWhole } from './whole-file.js'

interface Quiet extends Json {
  quiet?: boolean
}

export function addBackup(program: Command): void {
  withJson(program.command('backup'))
    .description('writes the whole instance into a file, as it is at this moment, while it is serving')
    .argument('<file>', 'what to write, such as linnet.jsonl.gz; - for standard output')
    .option('--force', 'replace the file when it is there')
    .option('--quiet', 'no progress')
    .action(async (file: string, options: Quiet & { force?: boolean }) => {
      if (file !== '-' && !options.force) await mustNotExist(file)
      const totals = await withInstance({}, ({ db, signal }) => {
        const progress = { signal, onProgress: progressOf(options) }
        if (file === '-') return backup(db, surroundings().stdout, progress)
        return writtenWhole(file, (destination) => backup(db, destination, progress))
      })
      const words = `Backed up ${totals.rows} rows of ${totals.tables} tables. Keep LINNET_SECRET, or the file secret of the data folder, with it.`
      if (file === '-') surroundings().stderr.write(`${words}\n`)
      else say(options, { file, ...totals }, words)
    })

  withJson(program.command('restore'))
    .description('reads a backup into an empty, migrated database')
    .argument('<file>', 'what `linnet backup` wrote; - for standard input')
    .option('--quiet', 'no progress')
    .action(async (file: string, options: Quiet) => {
      if (file !== '-') await access(file)
      const totals = await withInstance({}, ({ db, signal }) =>
        restore(db, file === '-' ? surroundings().stdin : createReadStream(file), {
          signal,
          onProgress: progressOf(options),
        }),
      )
      say(options, { file, ...totals }, `Restored ${totals.rows} rows of ${totals.tables} tables.`)
    })
}

function progressOf({ quiet }: Quiet): (progress: Progress) => void {
  return ({ table, rows }) => {
    if (!quiet) surroundings().stderr.write(`  ${table}: ${rows} ${rows === 1 ? 'row' : 'rows'}\n`)
  }
}

import { findAccount } from '@linnet/api'
import type { Pool } from '@linnet/db'
import { Option, type Command } from 'commander'

import { exportTo } from '../moving/export.js'
import { countsOf } from '../moving/import.js'
import { CommandError } from './failure.js'
import { withInstance } from './instance.js'
import { say, withJson, type Json } from './output.js'
import { progressing } from './progress.js'
import { surroundings } from './surroundings.js'
import { mustNotExist, writtenWhole } from './whole-file.js'

interface Export extends Json {
  account?: string
  withPasswords?: boolean
  force?: boolean
  quiet?: boolean
}

export function addExport(program: Command): void {
  withJson(program.command('export'))
    .description('writes what people have here, an account or all of it, as JSON Lines')
    .argument('<file>', 'what to write, such as linnet.jsonl; - for standard output')
    .option('--account <handle>', 'only this account: its profile, its posts and its likes')
    .addOption(
      new Option('--with-passwords', 'the password hashes too, so that everybody can sign in').conflicts(
        'account',
      ),
    )
    .option('--force', 'replace the file when it is there')
    .option('--quiet', 'no progress')
    .action(async (file: string, options: Export) => {
      if (file !== '-' && !options.force) await mustNotExist(file)
      const { withPasswords = false } = options
      const counts = await withInstance({}, async ({ db, signal }) => {
        const account = await accountOf(db, options)
        const what = { account, withPasswords, signal, onProgress: progressing(options, countsOf) }
        if (file === '-') return exportTo(db, surroundings().stdout, what)
        return writtenWhole(file, (destination) => exportTo(db, destination, what))
      })
      const words = `Exported ${countsOf(counts)}.`
      if (file === '-') surroundings().stderr.write(`${words}\n`)
      else say(options, { file, ...counts }, words)
    })
}

async function accountOf(db: Pool, { account: name }: Export) {
  if (name === undefined) return undefined
  const account = await findAccount(db, name.replace(/^@/, ''))
  if (!account) throw new CommandError(`There is no account ${name}; \`linnet admin list\` shows them all.`)
  return account
}

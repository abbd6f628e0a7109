import { Command } from 'commander'

import { addAdmin } from './admin.js'
import { addBackup } from './backup.js'
import { addDoctor } from './doctor.js'
import { addExport } from './export.js'
import { addImport } from './import.js'
import { addMigrate } from './migrate.js'
import { manifest } from './manifest.js'
import { addSeed } from './seed.js'
import { addSecret } from './secret.js'
import { addStart } from './start.js'
import { surroundings } from './surroundings.js'
import { addToken } from './token.js'

/** Every command, one file a group. */
export function createProgram(): Command {
  const program = new Command('linnet')
    .description('Runs and looks after a Linnet.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => surroundings().stdout.write(text),
      writeErr: (text) => surroundings().stderr.write(text),
    })
    .showHelpAfterError('Add --help to see how it is used.')
    .addHelpText(
      'after',
      '\nIt works on DATABASE_URL, or on the embedded Postgres in LINNET_DATA, as the server does.' +
        '\nIt exits with 0 when it is done, 1 when it failed, 2 when it was called wrongly.',
    )

  for (const add of [
    addStart,
    addMigrate,
    addSeed,
    addDoctor,
    addAdmin,
    addToken,
    addSecret,
    addBackup,
    addExport,
    addImport,
  ])
    add(program)
  return program
}

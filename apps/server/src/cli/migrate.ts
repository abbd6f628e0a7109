import { migrateDown, migrateUp, migrationStatus } from '@linnet/db'
import type { Command } from 'commander'

import { withInstance } from './instance.js'
import { say, withJson, type Json } from './output.js'

export function addMigrate(program: Command): void {
  const migrate = program.command('migrate').description("the database's tables")

  withJson(migrate.command('up'))
    .description('applies every pending migration')
    .action(async (options: Json) => {
      const applied = await withInstance({ create: true, unmigrated: true }, ({ db, servingRole }) =>
        migrateUp(db, { servingRole }),
      )
      say(
        options,
        { applied },
        applied.length === 0 ? 'Nothing to migrate.' : `Applied ${applied.join(', ')}.`,
      )
    })

  withJson(migrate.command('down'))
    .description('takes the newest migration back, with what its tables hold')
    .action(async (options: Json) => {
      const undone = await withInstance({ unmigrated: true }, ({ db }) => migrateDown(db))
      const [name] = undone
      say(options, { undone }, name === undefined ? 'Nothing to roll back.' : `Rolled back ${name}.`)
    })

  withJson(migrate.command('status'))
    .description('lists what is applied and what is pending')
    .action(async (options: Json) => {
      const status = await withInstance({ unmigrated: true }, ({ db }) => migrationStatus(db))
      const lines = [
        ...status.applied.map((name) => `applied  ${name}`),
        ...status.pending.map((name) => `pending  ${name}`),
      ]
      say(options, status, lines.join('\n'))
    })
}

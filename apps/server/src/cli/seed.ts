import { migrateUp } from '@linnet/db'
import { seedDemo } from '@linnet/db/demo'
import type { Command } from 'commander'

import { withInstance } from './instance.js'
import { say, withJson, type Json } from './output.js'

export function addSeed(program: Command): void {
  withJson(program.command('seed'))
    .description('migrates, and fills in a few people and what they said')
    .action(async (options: Json) => {
      const seeded = await withInstance({ create: true, unmigrated: true }, async ({ db, servingRole }) => {
        await migrateUp(db, { servingRole })
        return db.transaction((trx) => seedDemo(trx))
      })
      say(options, { seeded }, seeded ? 'The demo is filled in.' : 'The demo is there already.')
    })
}

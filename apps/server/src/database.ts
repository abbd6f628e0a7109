import { connect, migrateDown, migrateUp, type Pool } from '@linnet/db'
import { seedDemo } from '@linnet/db/demo'

import { loadConfig } from './config.js'
import { startDatabase } from './database-start.js'
import { explain } from './start-error.js'

const commands: Record<string, (db: Pool) => Promise<string>> = {
  async migrate(db) {
    const applied = await migrateUp(db)
    return applied.length === 0 ? 'Nothing to migrate.' : `Applied ${applied.join(', ')}.`
  },
  async rollback(db) {
    const [undone] = await migrateDown(db)
    return undone === undefined ? 'Nothing to roll back.' : `Rolled back ${undone}.`
  },
  async seed(db) {
    await migrateUp(db)
    const added = await db.transaction((trx) => seedDemo(trx))
    return added ? 'The demo is filled in.' : 'The demo is there already.'
  },
}

try {
  const command = commands[process.argv[2] ?? '']
  if (!command) throw new Error(`usage: database ${Object.keys(commands).join('|')}`)
  const database = await startDatabase(loadConfig())
  const db = connect({ url: database.url })
  try {
    process.stdout.write(`${await command(db)}\n`)
  } finally {
    await db.destroy()
    await database.stop()
  }
} catch (error) {
  const sentence = explain(error)
  if (sentence === undefined) throw error
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { proxyToDatabase, until } from '../apps/server/src/testing.js'
import { emptyDatabase, testDatabase } from '../packages/db/src/testing.js'
import { startBuiltServer } from '../test/built-server.js'
import { linnet } from './command-line.js'
import { checkHistory, type Deed } from './history-checker.js'
import { promise, sized } from './promise.js'
import { startWriters } from './writers.js'

promise(
  'a backup that is taken while people write is whole, wherever it is restored',
  async ({ keep, random }) => {
    await using database = await testDatabase()
    await using slowly = await proxyToDatabase(database.url)
    await using elsewhere = await emptyDatabase()
    await using server = await startBuiltServer({ DATABASE_URL: database.url })
    await using folder = await temporaryFolder()
    const writers = await startWriters(server.url, { count: 8, random })
    const wanted = sized(1500, 50_000)
    await until(() => writers.acknowledged() >= wanted, 600_000)

    // At once it would be read between two writes, and of one moment without doing anything for it.
    slowly.slow(sized(200_000, 2_000_000))
    const before = writers.deeds.map((mine) => mine.length)
    const acknowledged = writers.acknowledged()
    await linnet(slowly.url, 'backup', join(folder.path, 'linnet.jsonl.gz'))
    const meanwhile = writers.acknowledged() - acknowledged
    await writers.stop()
    await linnet(elsewhere.url, 'migrate', 'up')
    await linnet(elsewhere.url, 'restore', join(folder.path, 'linnet.jsonl.gz'))

    const found = await checkHistory(elsewhere.db, asKnownAt(before, writers.deeds), { hasEvents: false })
    keep('lost.backup.meanwhile', meanwhile, { atLeast: 50, unit: 'writes during the backup' })
    keep('lost.backup', found.lost + found.doubled + found.uninvited, { atMost: 0, unit: 'writes' })
    keep('lost.backup.torn', found.counters + found.orphans + found.broken, { atMost: 0, unit: 'rows' })
  },
)

/** Of what was done since, nobody knows whether it is in the backup. */
function asKnownAt(lengths: readonly number[], deeds: readonly Deed[][]): Deed[][] {
  return deeds.map((mine, writer) =>
    mine.map((deed, nth) => {
      const isLater = nth >= (lengths[writer] ?? 0)
      return isLater && deed.outcome === 'done' ? { ...deed, outcome: 'unknown' } : deed
    }),
  )
}

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'linnet-backup-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { startEmbedded } from '../packages/db/src/embedded.js'
import { connect } from '../packages/db/src/index.js'
import { startBuiltServer } from '../test/built-server.js'
import { checkHistory } from './history-checker.js'
import { promise, sized } from './promise.js'
import { startWriters } from './writers.js'

promise('what was acknowledged is there, whatever was killed meanwhile', async ({ keep, random }) => {
  const wanted = sized(20_000, 200_000)
  const kills = sized(5, 50)
  await using postgres = await durablePostgres()
  await using server = await startBuiltServer({ DATABASE_URL: postgres.url })
  const writers = await startWriters(server.url, { count: 24, random })
  const startedAt = performance.now()

  // By turns, each after its share of the writes and at a moment that nobody chose.
  for (let kill = 1; kill <= 2 * kills; kill += 1) {
    while (writers.acknowledged() < (kill * wanted) / (2 * kills + 1)) await sleep(5)
    await sleep(random() * 50)
    if (kill % 2 === 0) {
      await postgres.kill()
      continue
    }
    await server.kill()
    await server.startAgain()
  }
  while (writers.acknowledged() < wanted) await sleep(5)
  await writers.stop()
  const seconds = (performance.now() - startedAt) / 1000

  const db = connect({ url: postgres.url, patient: true })
  const found = await checkHistory(db, writers.deeds).finally(() => db.destroy())
  console.log(JSON.stringify({ seconds, ...found }))
  keep('lost.acknowledged', writers.acknowledged(), { atLeast: wanted, unit: 'writes' })
  keep('lost.writes', found.lost, { atMost: 0, unit: 'writes' })
  keep('lost.doubled', found.doubled + found.uninvited, { atMost: 0, unit: 'effects' })
  keep('lost.counters', found.counters, { atMost: 0, unit: 'counts' })
  keep('lost.orphans', found.orphans + found.broken, { atMost: 0, unit: 'rows' })
})

/** On a disk, with everything that keeps what is committed; it comes back by itself when it is killed. */
async function durablePostgres() {
  const dataDir = await mkdtemp(join(tmpdir(), 'linnet-durable-'))
  // As root, Postgres runs as another account, which has to get in.
  await chmod(dataDir, 0o755)
  const postgres = await startEmbedded({ dataDir })
  return {
    url: postgres.url,
    async kill() {
      const [pid] = (await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGKILL')
    },
    async [Symbol.asyncDispose]() {
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

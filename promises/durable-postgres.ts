import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startEmbedded } from '../packages/db/src/embedded.js'

/** On a disk, with everything that keeps what is committed; it comes back by itself when it is killed. */
export async function durablePostgres() {
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

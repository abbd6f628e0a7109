import { createWriteStream } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

import { connect } from '../packages/db/src/index.js'
import { createClient } from '../packages/sdk/src/index.js'
import { startBuiltServer } from '../test/built-server.js'
import { checkHistory } from './history-checker.js'
import { promise, sized } from './promise.js'
import { bearer, send, type Answer } from './send.js'
import { startWriters } from './writers.js'

const diskMB = 160

promise('a full disk takes nothing that it has', async ({ keep, random }) => {
  await using server = await startBuiltServer({}, { diskMB })
  const folder = `/proc/${server.pid}/root${server.folder}`
  const { session } = await registered(server.url)
  const writers = await startWriters(server.url, { count: 4, random })
  const reads: Answer[] = []
  const writes: Answer[] = []
  let isGoing = true
  const posts = `${server.url}/api/v1/posts`
  const headers = { ...bearer(session?.accessToken ?? ''), 'content-type': 'application/json' }
  let tried = 0
  const next = () => JSON.stringify({ content: `${(tried += 1)} ${'what does not fit '.repeat(25)}` })

  async function again(answers: Answer[], ask: () => Promise<Answer>): Promise<void> {
    while (isGoing) {
      answers.push(await ask())
      await sleep(10)
    }
  }
  const asking = [
    again(reads, () => send(posts)),
    again(writes, () => send(posts, { method: 'POST', headers, body: next() })),
  ]

  let recovery = 0
  for (let round = sized(2, 20); round > 0; round -= 1) {
    await sleep(1000)
    const filler = `${folder}/filler`
    await fill(filler)
    await sleep(sized(3000, 10_000))
    await rm(filler)
    const emptied = performance.now()
    const from = writes.length
    while (!writes.slice(from).some(isWritten) && performance.now() - emptied < 20_000) await sleep(10)
    recovery = Math.max(recovery, performance.now() - emptied)
  }
  isGoing = false
  await Promise.all(asking)
  await writers.stop()

  const db = connect({ url: await urlIn(folder), patient: true })
  const found = await checkHistory(db, writers.deeds).finally(() => db.destroy())
  const { lost, doubled, counters, orphans, broken } = found
  const refused = writes.filter((answer) => !isWritten(answer))
  const isTold = ({ status, headers: told }: Answer) => status === 503 && told['retry-after'] !== undefined
  keep('disk.refused', refused.length, { atLeast: 10, unit: 'writes' })
  keep('disk.untold', refused.filter((answer) => !isTold(answer)).length, { atMost: 0, unit: 'writes' })
  keep('disk.unread', reads.filter(({ status }) => status !== 200).length, { atMost: 0, unit: 'reads' })
  keep('disk.recovery', recovery / 1000, { atMost: 2, unit: 's' })
  keep('disk.lost', lost + doubled + counters + orphans + broken, { atMost: 0, unit: 'writes' })
})

function isWritten({ status }: Answer): boolean {
  return status === 201
}

async function registered(url: string) {
  const linnet = createClient({ url })
  await linnet.auth.register({ handle: 'ann', email: 'ann@example.org', password: 'correct horse battery' })
  return linnet
}

/** Writes until there is no place left. */
async function fill(path: string): Promise<void> {
  const file = createWriteStream(path)
  const isFull = new Promise<void>((resolve) => file.once('error', () => resolve()))
  const chunk = Buffer.alloc(1024 * 1024)
  for (let megabytes = 0; megabytes < 2 * diskMB && !file.errored; megabytes += 1) {
    await new Promise<void>((written) => file.write(chunk, () => written()))
  }
  await isFull
}

/** Of the embedded Postgres whose files are below `folder`. */
async function urlIn(folder: string): Promise<string> {
  const lines = (await readFile(`${folder}/linnet/postgres/cluster/postmaster.pid`, 'utf8')).split('\n')
  return `postgres://linnet@localhost:${lines[3]}/linnet?host=${encodeURIComponent(lines[4] ?? '')}`
}

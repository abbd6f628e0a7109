import type { Pool } from '@linnet/db'

import { codeOf } from '../start-error.js'
import { addLikes } from './add-likes.js'
import { addPosts } from './add-posts.js'
import { addUsers } from './add-users.js'
import { nothing, type Accounts, type Batch, type Counts, type Totals } from './batch.js'
import { MovingError, type Arrival, type Source } from './format.js'
import { beginRun, lockRun, type Run } from './run.js'

export interface ImportOptions extends Accounts {
  /** The source's name, instead of what it calls itself. */
  name?: string | undefined
  /** Leave out what is not valid, instead of stopping there. */
  skipInvalid: boolean
  signal: AbortSignal
  onProgress(totals: Totals): void
  onProblem(where: string, problem: string): void
}

/** How much is written in one transaction; it bounds the memory, and how long others may wait for a row. */
const batchSize = 500

const deadlock = '40P01'

/**
 * Takes in what comes from a source, batch by batch: each is one transaction that also keeps what came as what, so that
 * the next import of the same source makes only what is new.
 */
export async function importFrom(db: Pool, source: Source, options: ImportOptions): Promise<Totals> {
  const { signal, skipInvalid, onProblem, onProgress } = options
  const run = await beginRun(db, options.name ?? source.name)
  let totals = nothing()

  function refuse(where: string, problem: string): void {
    if (!skipInvalid) {
      throw new MovingError(
        `${where}: ${problem} So far there are ${countsOf(totals.made)}, and nothing of the batch that this is in. Mend it and import it again, or add --skip-invalid.`,
      )
    }
    onProblem(where, problem)
  }
  function stopWhenAsked(): void {
    if (!signal.aborted) return
    throw new MovingError(
      `Stopped; ${countsOf(totals.made)} are in. The same command goes on where this one stopped.`,
    )
  }

  try {
    for await (const arrivals of batchesOf(source.arrivals)) {
      totals = await written(db, { run, arrivals, totals, accounts: options, refuse })
      onProgress(totals)
      stopWhenAsked()
    }
  } catch (error) {
    // Reading was broken off.
    if (!(error instanceof MovingError)) stopWhenAsked()
    throw error
  }
  return totals
}

/** What came may be quoted in it, and is going to a terminal. */
function plain(problem: string): string {
  const line = problem.replace(/\p{Control}+/gu, ' ')
  return line.length > 500 ? `${line.slice(0, 500)}...` : line
}

/** `3 accounts, 1 post, 2 likes` */
export function countsOf({ users, posts, likes }: Counts): string {
  const say = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
  return `${say(users, 'account')}, ${say(posts, 'post')}, ${say(likes, 'like')}`
}

async function* batchesOf(arrivals: AsyncIterable<Arrival>): AsyncGenerator<Arrival[]> {
  let batch: Arrival[] = []
  for await (const arrival of arrivals) {
    batch.push(arrival)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

interface Writing {
  run: Run
  arrivals: Arrival[]
  totals: Totals
  accounts: Accounts
  refuse(where: string, problem: string): void
}

/** Writes a batch whole or not at all, and answers the totals with it. What meets a change by others is tried again. */
async function written(db: Pool, writing: Writing, attempts = 5): Promise<Totals> {
  const { run, arrivals, accounts } = writing
  const totals = structuredClone(writing.totals)
  const problems: [where: string, problem: string][] = []
  const refuse = (where: string, problem: string) => void problems.push([where, plain(problem)])
  const batch: Batch = { users: [], posts: [], likes: [] }
  for (const { where, ...arrival } of arrivals) {
    if ('problem' in arrival) refuse(where, arrival.problem)
    else if (arrival.item.type === 'user') batch.users.push({ where, ...arrival.item })
    else if (arrival.item.type === 'post') batch.posts.push({ where, ...arrival.item })
    else batch.likes.push({ where, ...arrival.item })
  }
  try {
    await db.transaction(async (trx) => {
      await lockRun(trx, run)
      const work = { trx, run, totals, accounts, refuse }
      await addUsers(work, batch.users)
      await addPosts(work, batch.posts)
      await addLikes(work, batch.likes)
      for (const [where, problem] of problems) writing.refuse(where, problem)
    })
  } catch (error) {
    if (codeOf(error) === deadlock && attempts > 1) return written(db, writing, attempts - 1)
    if (codeOf(error) === '23505') {
      throw new MovingError('Somebody took a handle or an address meanwhile; import it again.', {
        cause: error,
      })
    }
    throw error
  }
  totals.invalid += problems.length
  return totals
}

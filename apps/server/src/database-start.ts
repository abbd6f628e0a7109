import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import { connect, type Pool } from '@linnet/db'
import { startEmbedded } from '@linnet/db/embedded'

import type { Config } from './config.js'
import { codeOf, StartError } from './start-error.js'

const patienceMs = 10_000

export interface Database {
  /** What a server connects with. */
  url: string
  /** Whoever owns the tables, for migrations and the command line. */
  ownerUrl: string
  /** Who serves, where that is not the owner. */
  servingRole: string | undefined
  /** Stops the embedded Postgres; somebody else's is left alone. */
  stop(): Promise<void>
}

/** The operator's Postgres when there is one, or an embedded one in the data folder. */
export async function startDatabase({
  databaseUrl,
  databaseOwnerUrl,
  dataDir,
}: Pick<Config, 'databaseUrl' | 'dataDir'> & Partial<Pick<Config, 'databaseOwnerUrl'>>): Promise<Database> {
  if (databaseUrl === undefined) {
    const { url, servingUrl, stop } = await startEmbedded({ dataDir: join(dataDir, 'postgres') })
    return { ...rolesOf(servingUrl, url), stop }
  }
  const probe = connect({ url: databaseUrl, poolMax: 1 })
  try {
    await untilReachable(probe, new URL(databaseUrl))
  } finally {
    await probe.destroy()
  }
  return { ...rolesOf(databaseUrl, databaseOwnerUrl), stop: async () => undefined }
}

function rolesOf(url: string, ownerUrl = url): Omit<Database, 'stop'> {
  const role = decodeURIComponent(new URL(url).username)
  return { url, ownerUrl, servingRole: ownerUrl === url ? undefined : role }
}

async function untilReachable(db: Pool, url: URL): Promise<void> {
  const start = Date.now()
  for (;;) {
    try {
      await db.raw('select 1')
      return
    } catch (error) {
      const hopeless = mendFor(codeOf(error), url)
      if (hopeless !== undefined) throw new StartError(hopeless, { cause: error })
      if (Date.now() - start > patienceMs) {
        throw new StartError(
          `Postgres at ${url.host || 'the address in DATABASE_URL'} does not answer; start it, or mend DATABASE_URL.`,
          { cause: error },
        )
      }
    }
    await sleep(300)
  }
}

/** For what waiting does not cure. */
function mendFor(code: string, url: URL): string | undefined {
  if (code.startsWith('28'))
    return `Postgres at ${url.host} refuses the user or password in DATABASE_URL; mend them.`
  if (code === '3D000') return `Postgres at ${url.host} has no database ${url.pathname.slice(1)}; create it.`
  if (code === 'ENOTFOUND') return `There is no host ${url.hostname}; mend DATABASE_URL.`
  return undefined
}

import { resolve } from 'node:path'
import type { RateLimitSettings } from '@linnet/api'
import type { DestinationStream } from 'pino'

import { isPostgresUrl, isStrong, type Config } from '../config.js'
import { openInstance, type Instance } from '../instance.js'
import { createLogger } from '../logger.js'
import { keptSecrets } from '../secret.js'
import { explain, StartError } from '../start-error.js'

interface Settings {
  /** Apply pending migrations; true unless told, and without it a database that lacks some is refused. */
  migrate?: boolean
  /** Makes the first admin, `admin`, or gives the first one this password. Without it nobody is made one. */
  adminPassword?: string
  /** How many points may be spent in five minutes, of which a read is 1 and a change 5; `false` for no limit. */
  rateLimits?: Partial<RateLimitSettings> | false
  /** `warn` unless told. */
  logLevel?: Config['logLevel']
  /** Where the log goes, a JSON object a line; to standard output unless told. */
  logTo?: DestinationStream
}

interface OnPostgres {
  /** A Postgres of yours: `postgres://user:password@host:5432/database`. */
  databaseUrl: string
  /** All signing keys are derived from it: 32 random characters or more, and the same wherever this database is served. */
  secret: string
  /** Secrets as strong, what was signed by which counts too: the one before, or the next. */
  otherSecrets?: string[]
}

interface OnFolder {
  /** The folder of an embedded Postgres, which is made where there is none, and shared with a server that uses it. */
  dataDir: string
  /** The one that is kept in the folder, unless given. */
  secret?: string
  otherSecrets?: string[]
}

export type OpenOptions = Settings & (OnPostgres | OnFolder)

/**
 * Opens Linnet in this process, with the database of a server or without any. Nothing is read from the environment. What
 * you can mend is a `StartError`.
 *
 * @example
 * ```ts
 * import { createLocalClient, openLinnet } from '@linnet/server/local'
 *
 * const { DATABASE_URL: databaseUrl = '', LINNET_SECRET: secret = '' } = process.env
 * const instance = await openLinnet({ databaseUrl, secret })
 * const { items } = await createLocalClient(instance).posts.list()
 * console.log(items.length) // prints 0
 * await instance.close()
 * ```
 */
export async function openLinnet(options: OpenOptions): Promise<Instance> {
  const { migrate = true, adminPassword, rateLimits = {}, logLevel = 'warn', logTo } = options
  const databaseUrl = 'databaseUrl' in options ? options.databaseUrl : undefined
  const dataDir = 'dataDir' in options ? resolve(options.dataDir) : ''
  if (databaseUrl !== undefined && !isPostgresUrl(databaseUrl)) {
    throw new StartError('databaseUrl must look like postgres://user:password@host:5432/database.')
  }
  const { secret, otherSecrets = [] } = options
  if (secret !== undefined && !isStrong(secret)) {
    throw new StartError('secret must be at least 32 random characters; `openssl rand -hex 32` makes one.')
  }
  if (!otherSecrets.every(isStrong)) throw new StartError('otherSecrets must be as strong as secret.')
  if (adminPassword !== undefined && (adminPassword.length < 8 || adminPassword.length > 256)) {
    throw new StartError('adminPassword must have 8 to 256 characters.')
  }
  try {
    return await openInstance({
      databaseUrl,
      dataDir,
      ...(secret === undefined ? await keptSecrets(dataDir) : { secret, otherSecrets }),
      adminPassword,
      awaitsAdmin: adminPassword === undefined,
      demo: false,
      migrate,
      rateLimits,
      log: createLogger({ logLevel }, logTo),
    })
  } catch (error) {
    const sentence = explain(error)
    if (sentence === undefined) throw error
    throw new StartError(sentence.replaceAll('DATABASE_URL', 'databaseUrl'), { cause: error })
  }
}

import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { connect, migrationStatus, type Pool } from '@linnet/db'

import type { Config } from '../config.js'
import { startDatabase } from '../database-start.js'
import { CommandError, InterruptedError } from './failure.js'
import { surroundings } from './surroundings.js'

export interface Instance {
  config: Config
  /** As the owner. */
  db: Pool
  servingRole: string | undefined
  /** Aborted by Ctrl-C: work that takes long stops where it can be taken back, and quick work ends by itself. */
  signal: AbortSignal
}

export interface Needs {
  /** Make the embedded database where there is none; only for what begins an instance. */
  create?: boolean
  /** Leave pending migrations to the command. */
  unmigrated?: boolean
}

/** Opens the instance's database for one command, beside a server that may be using it, and closes it again. */
export async function withInstance<Result>(
  { create = false, unmigrated = false }: Needs,
  work: (instance: Instance) => Promise<Result>,
): Promise<Result> {
  const config = surroundings().config()
  if (!create) instanceMustExist(config)
  const { signal, heedNoMore } = heedSignals()
  const database = await startDatabase(config)
  try {
    signal.throwIfAborted()
    const db = connect({ url: database.ownerUrl, patient: true })
    try {
      if (!unmigrated) await databaseMustBeMigrated(db)
      return await work({ config, db, servingRole: database.servingRole, signal })
    } finally {
      await db.destroy()
    }
  } finally {
    await database.stop()
    heedNoMore()
  }
}

/** A command in the wrong folder should say so, and not make a database there. */
export function instanceMustExist({ databaseUrl, dataDir }: Config): void {
  if (databaseUrl !== undefined || existsSync(join(dataDir, 'postgres'))) return
  throw new CommandError(
    `There is no instance in ${dataDir}; set LINNET_DATA or DATABASE_URL to where it is, or make one with \`linnet migrate up\`.`,
  )
}

export async function databaseMustBeMigrated(db: Pool): Promise<void> {
  const { pending } = await migrationStatus(db)
  if (pending.length === 0) return
  throw new CommandError(
    `The database lacks ${pending.length === 1 ? 'a migration' : `${pending.length} migrations`}; run \`linnet migrate up\` first.`,
  )
}

/** The first signal asks; a second one is obeyed at once. */
function heedSignals() {
  const controller = new AbortController()
  const onSignal = (signal: 'SIGINT' | 'SIGTERM') => {
    const interrupted = new InterruptedError(128 + constants.signals[signal])
    if (controller.signal.aborted) process.exit(interrupted.exitCode)
    controller.abort(interrupted)
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    heedNoMore: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  }
}

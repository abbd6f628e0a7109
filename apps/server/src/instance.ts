import {
  createApi,
  createLive,
  flushFailures,
  trimEvents,
  trimGuesses,
  trimIdempotencyKeys,
  trimRateCounts,
  trimSessions,
  type Api,
  type ApiOptions,
  type EnsuredAdmin,
  type Live,
  type Observer,
} from '@linnet/api'
import { connect, migrateUp, migrationStatus } from '@linnet/db'
import type { FastifyInstance } from 'fastify'

import type { AppDeps } from './app.js'
import { bootstrap } from './bootstrap.js'
import type { Config } from './config.js'
import { startDatabase, type Database } from './database-start.js'
import { startJanitor } from './janitor.js'
import type { Logger } from './logger.js'
import { createMetrics, watchDatabase, type Metrics } from './metrics.js'
import { basePathOf } from './plugins/base-path.js'
import { StartError } from './start-error.js'
import type { Step } from './steps.js'
import type { Tracing } from './tracing.js'

export interface InstanceOptions
  extends
    Partial<Pick<Config, 'databaseOwnerUrl'>>,
    Pick<Config, 'databaseUrl' | 'dataDir' | 'adminPassword' | 'awaitsAdmin' | 'demo'>,
    Pick<ApiOptions, 'otherSecrets' | 'rateLimits'> {
  /** What Prometheus authenticates with; nothing is counted for it without one. */
  metricsToken?: string | undefined
  /** Where requests are followed, and closed by whoever gives it; nowhere unless given. */
  tracing?: Tracing | undefined
  secret: string
  log: Logger
  /** Fail when the database lacks migrations, and do not apply them. */
  migrate?: boolean
  /** Does each part of the start, and may tell of it. */
  step?: Step
}

export interface MountSettings extends Pick<
  AppDeps,
  'compatPrefixes' | 'keepsAnswers' | 'origins' | 'siteUrl' | 'trustedProxies'
> {
  /** Where the server around it has it, such as `/social`; at the root, with the web app, unless told. */
  basePath?: string
}

/** Linnet in this process: its database, its rules, its chores, and as many servers over them as somebody mounts. */
export interface Instance extends AsyncDisposable {
  readonly api: Api
  readonly log: Logger
  /** One for the whole process. */
  readonly live: Live
  /** Undefined while nobody is the admin. */
  readonly admin: EnsuredAdmin | undefined
  /** Fires when it is told to close. */
  readonly closing: AbortSignal
  /** Does something that `close` waits for. */
  during<Result>(work: () => Promise<Result>): Promise<Result>
  /** All of its HTTP as a Fastify that does not listen; `close` closes it too. */
  mount(settings?: MountSettings): Promise<FastifyInstance>
  /** Says to whoever asks that it is about to close; it serves all the same. */
  drain(): void
  /** Lets what is under way finish, then stops everything. */
  close(): Promise<void>
}

/** Knex warns of each connection that is lost; whoever needs it is told so anyway. */
const ofConnection = /^(Acquire connection|Connection) error/i

/** Opens everything, or nothing: what was opened before a failure is closed again. */
export async function openInstance(options: InstanceOptions): Promise<Instance> {
  const {
    secret,
    otherSecrets = [],
    rateLimits = {},
    metricsToken,
    tracing,
    log,
    migrate = true,
    step = (_, work) => work(),
  } = options
  const stops: (() => Promise<unknown>)[] = []
  const closing = new AbortController()
  let closed: Promise<void> | undefined

  async function stop(): Promise<void> {
    closing.abort()
    for (const undo of stops.splice(0).toReversed()) await undo()
  }

  try {
    const database = await step(options.databaseUrl ? 'Reaching Postgres' : 'Starting Postgres', () =>
      startDatabase(options),
    )
    stops.push(() => database.stop())
    const db = connect({
      url: database.url,
      ...(tracing && { onStatement: tracing.onStatement }),
      log: {
        warn: (text) => log[ofConnection.test(text) ? 'debug' : 'warn'](text),
        error: (text) => log.error(text),
      },
    })
    stops.push(() => db.destroy())

    if (migrate) await step('Migrating', () => migrated(database))
    else await mustBeMigrated(db)
    const metrics = metricsToken === undefined ? undefined : createMetrics()
    const api = await createApi({
      db,
      secret,
      otherSecrets,
      rateLimits,
      observer: observerOf({ metrics, tracing, log }),
    })
    if (metrics) {
      watchDatabase(metrics, db)
      metrics.watch(
        'linnet_password_checks_waiting',
        'Passwords that wait to be checked.',
        () => api.passwords.waiting,
      )
    }
    const admin = await step('Preparing the instance', () =>
      bootstrap({ ...options, api, databaseUrl: database.url }),
    )

    const onError = (error: unknown) => log.error({ error }, 'A chore failed.')
    const writeFailuresDown = () => flushFailures(db, api.failures)
    const janitor = startJanitor({
      chores: [
        () => trimEvents(db),
        () => trimIdempotencyKeys(db),
        () => trimSessions(db),
        () => trimGuesses(db),
        () => trimRateCounts(db),
        () => writeFailuresDown().then(() => false),
      ],
      onError,
    })
    stops.push(() => writeFailuresDown().catch(onError))
    stops.push(() => janitor.stop())
    const live = createLive({
      api,
      onError: (error) => log.error({ error }, 'The live timeline cannot be read.'),
    })
    stops.push(() => live.close())
    const underWay = new Set<Promise<unknown>>()
    stops.push(() => Promise.allSettled(underWay))

    const close = () => (closed ??= stop())
    return {
      api,
      log,
      live,
      admin,
      closing: closing.signal,
      during(work) {
        const working = work().finally(() => underWay.delete(working))
        underWay.add(working)
        return working
      },
      async mount({ basePath = '', ...settings } = {}) {
        // Loaded here, for who calls in the same process needs no web server.
        const { buildApp } = await import('./app.js')
        const app = await buildApp({
          ...settings,
          basePath: basePathOf(basePath),
          api,
          log,
          timeline: live,
          metrics,
          metricsToken,
          tracing,
          isDraining: () => closing.signal.aborted,
        })
        stops.push(() => app.close())
        return app
      },
      drain: () => closing.abort(),
      close,
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function migrated({ ownerUrl, servingRole }: Database): Promise<void> {
  const owner = connect({ url: ownerUrl, poolMax: 1 })
  await migrateUp(owner, { servingRole }).finally(() => owner.destroy())
}

interface Watchers {
  metrics: Metrics | undefined
  tracing: Tracing | undefined
  log: Logger
}

/** All are told. */
function observerOf({ metrics, tracing, log }: Watchers): Observer {
  return {
    ...metrics?.observer,
    onRefreshReused: (reuse) =>
      log.warn(reuse, 'A refresh token came again that was exchanged; its session was ended.'),
    ...(tracing && {
      during: tracing.observer.during,
      onCall(call) {
        metrics?.observer.onCall(call)
        tracing.observer.onCall(call)
      },
    }),
  }
}

async function mustBeMigrated(db: Api['db']): Promise<void> {
  const { pending } = await migrationStatus(db)
  if (pending.length === 0) return
  throw new StartError(
    `The database lacks ${pending.length === 1 ? 'a migration' : `${pending.length} migrations`}; let them be applied, or run \`linnet migrate up\` first.`,
  )
}

/// <reference path="./knex-postgres.d.ts" />
import knexModule, { type Knex } from 'knex'
import PostgresClient from 'knex/lib/dialects/postgres/index.js'
import { knexSnakeCaseMappers } from 'objection'
import pg from 'pg'

import { statementNames, type NameOf } from './statement-names.js'

/** A pool of connections or one open transaction: what every query and verb takes first. */
export type Db = Pool | Transaction
export type Pool = Knex
export type Transaction = Knex.Transaction

export type OnStatement = <Result>(sql: string, work: () => Promise<Result>) => Promise<Result>

export interface ConnectOptions {
  /** A Postgres connection string. */
  url: string
  /** Connections at most; 10 unless told. */
  poolMax?: number
  /** Let statements run as long as they need, for migrations. */
  patient?: boolean
  /** Does each statement, whose text has placeholders and no values, so that somebody may watch how it goes. */
  onStatement?: OnStatement
  /** Where Knex's own warnings go, instead of the console. */
  log?: { warn(message: string): void; error(message: string): void }
}

const SECOND = 1000

/** Opens a pool. It is lazy: the first query makes the first connection. */
export function connect({ url, poolMax = 10, patient = false, onStatement, log }: ConnectOptions): Knex {
  const pool = knexModule({
    client: PoolSafeClient,
    connection: {
      connectionString: url,
      types,
      keepAlive: true,
      application_name: 'linnet',
      connectionTimeoutMillis: SECOND,
      // The server gives up before the client does, so that a cancelled connection stays usable.
      ...(patient
        ? {}
        : {
            statement_timeout: 1.6 * SECOND,
            query_timeout: 2 * SECOND,
            lock_timeout: 1.2 * SECOND,
            idle_in_transaction_session_timeout: 5 * SECOND,
          }),
    },
    pool: { min: 0, max: poolMax },
    acquireConnectionTimeout: (patient ? 3 : 1.5) * SECOND,
    log: {
      warn: (message: unknown) => log?.warn(String(message)),
      error: (message: unknown) => log?.error(String(message)),
      deprecate: () => undefined,
      debug: () => undefined,
    },
    ...knexSnakeCaseMappers(),
  })
  urls.set(pool, url)
  const { config }: { config: object } = pool.client
  namers.set(config, statementNames())
  if (onStatement) watchers.set(config, onStatement)
  return pool
}

const urls = new WeakMap<Knex, string>()

/** The connection string that a pool was opened with. */
export function urlOf(db: Knex): string {
  const url = urls.get(db)
  if (url === undefined) throw new Error('This pool was not opened by connect().')
  return url
}

type Connection = Parameters<PostgresClient['_query']>[0]
type Statement = Parameters<PostgresClient['_query']>[1]

const openedAt = new WeakMap<Connection, number>()
/** Of a pool, by the settings that its clients share, of which each transaction has one of its own. */
const lostAt = new WeakMap<object, number>()
const watchers = new WeakMap<object, OnStatement>()
const namers = new WeakMap<object, NameOf>()

/**
 * Throws away a connection that is lost; pg would hand it to the next query, which then waits too. So do those that were
 * opened before, for what one was lost to may have taken the others.
 */
class PoolSafeClient extends PostgresClient {
  override async _query(connection: Connection, query: Statement): Promise<object> {
    const name = namers.get(this.config)?.(query.sql)
    if (name !== undefined) query.options = { ...query.options, name }
    const watch = watchers.get(this.config)
    const work = () => super._query(connection, query)
    try {
      return await (watch ? watch(query.sql, work) : work())
    } catch (error) {
      if (markIfLost(error)) {
        lostAt.set(this.config, performance.now())
        connection.__knex__disposed = error
        connection.connection.stream.destroy()
      }
      throw error
    }
  }

  /** Whether it may be used once more. */
  override async validateConnection(connection: Connection): Promise<boolean> {
    return (openedAt.get(connection) ?? -Infinity) > (lostAt.get(this.config) ?? -Infinity)
  }

  override async acquireRawConnection(): Promise<Connection> {
    try {
      const connection = await super.acquireRawConnection()
      openedAt.set(connection, performance.now())
      return connection
    } catch (error) {
      markIfLost(error)
      throw error
    }
  }
}

/** SQLSTATE's `connection_failure`. */
const connectionFailure = '08006'

/**
 * What pg says of a connection that is lost has no code, and could only be told by its words; here they are still bare,
 * for Knex puts the statement in front of them later.
 */
function markIfLost(error: unknown): boolean {
  const isLost =
    error instanceof Error &&
    /^(Query read timeout|Connection terminated|timeout expired|Client (has encountered|was closed))/.test(
      error.message,
    )
  if (isLost) Object.assign(error, { code: connectionFailure })
  return isLost
}

const { TIMESTAMPTZ, INT8 } = pg.types.builtins

/** Timestamps stay text, as the ISO string that goes on the wire; counts come back as numbers. */
const types = {
  getTypeParser(id: number, format?: string): (text: string) => unknown {
    if (id === TIMESTAMPTZ) return isoTimestamp
    if (id === INT8) return Number
    const parse: (text: string) => unknown = pg.types.getTypeParser(
      id,
      format === 'binary' ? 'binary' : 'text',
    )
    return parse
  },
}

/** `2026-11-23 04:01:58.1+00` -> `2026-11-23T04:01:58.100Z` */
export function isoTimestamp(text: string): string {
  if (text.length > 26 || !text.endsWith('+00') || text[10] !== ' ') return new Date(text).toISOString()
  const seconds = text.slice(11, 19)
  const milliseconds = text.slice(20, -3).padEnd(3, '0')
  return `${text.slice(0, 10)}T${seconds}.${milliseconds}Z`
}

/** How many connections a pool has in use and at hand, and how many wait for one. */
export function connectionsOf(db: Pool): { used: number; free: number; awaited: number } {
  const { pool }: { pool: Record<'numUsed' | 'numFree' | 'numPendingAcquires', () => number> } = db.client
  return { used: pool.numUsed(), free: pool.numFree(), awaited: pool.numPendingAcquires() }
}

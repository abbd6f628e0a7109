import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

import { binariesFor, type Binaries } from './embedded/binaries.js'
import { ensureCluster, passwordOf, SUPERUSER } from './embedded/cluster.js'
import { EmbeddedPostgresError, messageOf } from './embedded/error.js'
import { exists, homeOf, type Home } from './embedded/home.js'
import { findServer, launchServer, stopServer, type Server } from './embedded/server.js'

export { EmbeddedPostgresError } from './embedded/error.js'

export interface EmbeddedOptions {
  /** Where the database lives; made when it is not there. */
  dataDir: string
  /** For tests: quick, not safe against power loss, and gone after the last `stop`. */
  ephemeral?: boolean
}

export interface EmbeddedPostgres {
  /** Connects as `linnet`, the owner of the database `linnet`. */
  url: string
  /** Connects as `linnet_serving`, which may do as much as `migrateUp` allows it. */
  servingUrl: string
  /** Leaves. The last one to leave stops Postgres. */
  stop(): Promise<void>
}

const PATIENCE = 60_000
const GRACE = 1000
const USER = 'linnet'
const SERVING = 'linnet_serving'
const PRESENT = 'linnet: present'
const LEAVING = 'linnet: leaving'
/** Held while someone arrives or leaves, so that nobody arrives at a server that is being stopped. */
const DOOR = 7_316_902

/** Starts a Postgres of its own on `dataDir`, or joins the one that already serves it. */
export async function startEmbedded({
  dataDir,
  ephemeral = false,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = await homeOf(dataDir, ephemeral)
  const binaries = await binariesFor(home)
  await ensureCluster(home, binaries, ephemeral)

  let leaving = false
  let returning: Promise<void> = Promise.resolve()
  let presence = await arrive(home, binaries, ephemeral)
  stayPresent()

  return {
    url: urlTo(presence.server, USER, await passwordOf(home)),
    servingUrl: urlTo(presence.server, SERVING, await passwordOf(home)),
    async stop() {
      if (leaving) return
      leaving = true
      await returning
      await leave(presence, home, binaries)
      if (ephemeral && !(await findServer(home))) await discard(home, dataDir)
    },
  }

  /** When Postgres was killed under us, start it again; the pools of the product reconnect by themselves. */
  function stayPresent(): void {
    presence.client.once('end', () => {
      if (!leaving) returning = returnToServer().catch(() => undefined)
    })
  }

  async function returnToServer(): Promise<void> {
    if (!(await exists(home.cluster))) return
    presence = await arrive(home, binaries, ephemeral)
    stayPresent()
  }
}

interface Presence {
  client: pg.Client
  server: Server
}

/** An open connection marks everyone who uses the server. */
async function arrive(home: Home, binaries: Binaries, ephemeral: boolean): Promise<Presence> {
  let problem: unknown
  for (const start = Date.now(); Date.now() - start < PATIENCE; await sleep(20)) {
    const server = (await findServer(home)) ?? (await launchServer(home, binaries, ephemeral))
    if (!server) continue
    const client = clientTo(server, await passwordOf(home))
    try {
      await client.connect()
      await client.query(`select pg_advisory_lock(${DOOR})`)
      await ensureDatabase(client, await passwordOf(home))
      await client.query(`select pg_advisory_unlock(${DOOR})`)
      return { client, server }
    } catch (error) {
      problem = error
      await client.end().catch(() => undefined)
    }
  }
  throw new EmbeddedPostgresError(
    `The embedded Postgres on ${home.cluster} does not answer (${messageOf(problem)}): see ${home.log}.`,
    { cause: problem },
  )
}

async function leave({ client, server }: Presence, home: Home, binaries: Binaries): Promise<void> {
  try {
    await client.query(`select pg_advisory_lock(${DOOR})`)
    await client.query(`set application_name = '${LEAVING}'`)
    if (await isAlone(client)) await stopServer(server, home, binaries)
  } catch (error) {
    // Without a connection there is nobody to leave to: the server was killed, or someone stopped it by hand.
    if (error instanceof EmbeddedPostgresError) throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Connections of a pool that was just closed take a moment to go; someone else's presence does not. */
async function isAlone(client: pg.Client): Promise<boolean> {
  for (const start = Date.now(); ; await sleep(20)) {
    const { rows } = await client.query<{ application_name: string }>(
      "select application_name from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    )
    if (rows.length === 0) return true
    if (rows.some((row) => row.application_name === PRESENT) || Date.now() - start > GRACE) return false
  }
}

function clientTo({ host, port }: Server, password: string | undefined): pg.Client {
  const client = new pg.Client({
    host,
    port,
    user: SUPERUSER,
    database: 'postgres',
    application_name: PRESENT,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    ...(password === undefined ? {} : { password }),
  })
  // Whoever uses the connection learns of its end; unheard, the event would end the process.
  client.on('error', () => undefined)
  return client
}

async function ensureDatabase(client: pg.Client, password: string | undefined): Promise<void> {
  const has = async (query: string) => (await client.query(query)).rows.length > 0
  const secret = password === undefined ? '' : ` password ${client.escapeLiteral(password)}`
  for (const [role, rights] of [
    [USER, 'login createdb'],
    [SERVING, 'login'],
  ]) {
    if (!(await has(`select from pg_roles where rolname = '${role}'`))) {
      await client.query(`create role ${role} ${rights}${secret}`)
    }
  }
  if (!(await has(`select from pg_database where datname = '${USER}'`))) {
    await client.query(`create database ${USER} owner ${USER}`)
  }
}

function urlTo({ host, port }: Server, role: string, password: string | undefined): string {
  if (password !== undefined) return `postgres://${role}:${password}@${host}:${port}/${USER}`
  return `postgres://${role}@localhost:${port}/${USER}?host=${encodeURIComponent(host)}`
}

async function discard(home: Home, dataDir: string): Promise<void> {
  const gone = { recursive: true, force: true }
  if (home.relocated) {
    await rm(home.folder, gone)
    await rm(join(dataDir, 'moved-to'), gone)
    return
  }
  await rm(home.cluster, gone)
  await rm(home.log, gone)
}

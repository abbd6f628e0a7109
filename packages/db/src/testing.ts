import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import pg from 'pg'
import { inject } from 'vitest'

import { connect } from './index.js'

export { miscounted } from './miscounted.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database that tests get copies of. It has no connections, or it could not be copied. */
    templateUrl: string
  }
}

export interface TestDatabase extends AsyncDisposable {
  url: string
  db: Knex
}

/** A fresh, migrated database for one test. */
export async function testDatabase(): Promise<TestDatabase> {
  return databaseFrom((template) => `template ${template.pathname.slice(1)} strategy file_copy`)
}

/** A fresh database without any tables, to test migrations. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return databaseFrom(() => 'template template0')
}

async function databaseFrom(options: (template: URL) => string): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'))
  const name = `test_${randomBytes(8).toString('hex')}`
  const url = Object.assign(new URL(template), { pathname: `/${name}` }).href
  await onServer(template, `create database ${name} ${options(template)}`)

  const db = connect({ url })
  return {
    url,
    db,
    async [Symbol.asyncDispose]() {
      await db.destroy()
      await onServer(template, `drop database ${name} with (force)`)
    },
  }
}

/** As the role that owns nothing; it may do nothing until `migrateUp` says so. */
export function servingUrlOf(url: string): string {
  return Object.assign(new URL(url), { username: 'linnet_serving' }).href
}

async function onServer(template: URL, statement: string): Promise<void> {
  const client = new pg.Client({
    connectionString: Object.assign(new URL(template), { pathname: '/postgres' }).href,
  })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

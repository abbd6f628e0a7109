import type { Api } from '@linnet/api'
import { User } from '@linnet/db'
import { afterAll, beforeAll } from 'vitest'

import { testServer, type TestServer } from '../plugins/testing.js'
import type { Open, World } from './world.js'

interface Clients extends Pick<World, 'client' | 'serviceClient'> {
  close?: () => Promise<void>
}

/** The real server on a port; one for all tests of a file, each of which finds its database empty. */
export function serverWorlds(clientsOf: (url: string, api: Api) => Clients): Open {
  let server: TestServer
  let url: string
  let later = 0

  beforeAll(async () => {
    server = await testServer({ now: () => new Date(Date.now() + later) })
    url = await server.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
  })

  async function empty(): Promise<void> {
    const { rows } = await server.api.db.raw<{ rows: { names: string }[] }>(`
      select string_agg(quote_ident(tablename), ', ') as names from pg_tables
      where schemaname = 'public' and tablename not like 'knex%'
    `)
    await server.api.db.transaction(async (trx) => {
      // The audit log defends itself with a trigger.
      await trx.raw('alter table audit_entries disable trigger user')
      await trx.raw(`truncate ${rows[0]?.names} restart identity cascade`)
      await trx.raw('alter table audit_entries enable trigger user')
    })
    await server.api.db.raw("insert into events (kind) values ('start')")
  }

  return async () => {
    await empty()
    later = 0
    const { close, ...clients } = clientsOf(url, server.api.api)
    return {
      ...clients,
      async promote(userId) {
        await User.query(server.api.db).findById(userId).patch({ role: 'admin' })
      },
      advance: (ms) => void (later += ms),
      [Symbol.asyncDispose]: async () => close?.(),
    }
  }
}

// Knex ships its Postgres dialect without types; this is the part that connect.ts builds on.
declare module 'knex/lib/dialects/postgres/index.js' {
  import { Knex } from 'knex'

  interface PostgresConnection {
    __knex__disposed?: unknown
    connection: { stream: { destroy(): void } }
  }

  interface PostgresStatement {
    sql: string
    /** What pg is told besides. */
    options?: { name?: string }
  }

  export default class PostgresClient extends Knex.Client {
    acquireRawConnection(): Promise<PostgresConnection>
    validateConnection(connection: PostgresConnection): Promise<boolean>
    _query(connection: PostgresConnection, query: PostgresStatement): Promise<object>
  }
}

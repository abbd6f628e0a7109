import type { Knex } from 'knex'

/**
 * How much was called for of late, for all servers. Who called is in it as a hash. Unlogged: it is written at every sign-in, and
 * after a crash everybody begins anew.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create unlogged table rate_counts (
      key text primary key,
      points integer not null,
      ends_at timestamptz(3) not null
    )
  `)
  await db.raw('create index rate_counts_by_end on rate_counts (ends_at)')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table rate_counts')
}

import type { Knex } from 'knex'

/** Those that are over are taken away in the order of their ends. */
export async function up(db: Knex): Promise<void> {
  await db.raw('create index sessions_by_end on sessions (expires_at)')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop index sessions_by_end')
}

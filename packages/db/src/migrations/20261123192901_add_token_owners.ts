import type { Knex } from 'knex'

/** A token with an owner is a person's own, and goes with them; one without is the instance's. */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    'alter table service_tokens add column owner_id integer references users (id) on delete cascade',
  )
  await db.raw(`
    create index service_tokens_by_owner on service_tokens (owner_id, created_at desc, id desc)
    where owner_id is not null
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('delete from service_tokens where owner_id is not null')
  await db.raw('alter table service_tokens drop column owner_id')
}

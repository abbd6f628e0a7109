import type { Knex } from 'knex'

/**
 * What was asked for under which key, and what was answered. The row is written before the effect and in its transaction:
 * who asks again waits for it. Neither the key nor what was asked is in it, and the answer is sealed.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table idempotency_keys (
      actor text not null check (char_length(actor) between 1 and 40),
      key_hash text not null,
      request_hash text not null,
      answer bytea,
      created_at timestamptz(3) not null default now(),
      primary key (actor, key_hash)
    )
  `)
  await db.raw('create index idempotency_keys_by_age on idempotency_keys (created_at)')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table idempotency_keys')
}

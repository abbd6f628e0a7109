import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table service_tokens (
      id integer generated always as identity primary key,
      name text not null check (char_length(name) between 1 and 400),
      token_hash text not null unique,
      scopes text[] not null,
      created_by_id integer references users (id) on delete set null,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) check (expires_at > created_at),
      last_used_at timestamptz(3),
      revoked_at timestamptz(3)
    )
  `)
  await db.raw('create index service_tokens_by_creator on service_tokens (created_by_id)')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table service_tokens')
}

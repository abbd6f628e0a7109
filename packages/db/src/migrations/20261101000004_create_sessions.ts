import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table sessions (
      id integer generated always as identity primary key,
      user_id integer not null references users (id) on delete cascade,
      family_hash text not null unique,
      token_hash text not null,
      previous_hash text,
      rotated_at timestamptz(3) not null default now(),
      device text not null check (char_length(device) <= 200),
      created_at timestamptz(3) not null default now(),
      last_used_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null check (expires_at > created_at),
      revoked_at timestamptz(3)
    )
  `)
  await db.raw('create index sessions_by_user on sessions (user_id, last_used_at desc)')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table sessions')
}

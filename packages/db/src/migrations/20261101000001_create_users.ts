import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table users (
      id integer generated always as identity primary key,
      handle text not null unique check (handle ~ '^[a-z0-9_]{2,30}$'),
      email text not null unique check (email = lower(email) and char_length(email) between 3 and 254),
      password_hash text not null,
      display_name text not null check (char_length(display_name) between 1 and 1000),
      bio text not null default '' check (char_length(bio) <= 6000),
      role text not null default 'user' check (role in ('user', 'moderator', 'admin')),
      created_at timestamptz(3) not null default now(),
      last_sign_in_at timestamptz(3),
      suspended_at timestamptz(3)
    )
  `)
  await db.raw('create index users_newest on users (created_at desc, id desc)')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table users')
}

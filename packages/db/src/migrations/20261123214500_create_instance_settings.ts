import type { Knex } from 'knex'

/** What an admin sets, in one row; without it everything is as it is at first. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table instance_settings (
      here boolean primary key default true check (here),
      name text not null check (char_length(name) between 1 and 1000),
      description text not null check (char_length(description) <= 20000),
      registration text not null check (registration in ('open', 'invite', 'closed')),
      longest_post integer not null check (longest_post between 1 and 500),
      posts_per_hour integer check (posts_per_hour > 0)
    )
  `)
  await db.raw(`
    create table invites (
      id integer generated always as identity primary key,
      code text not null unique,
      note text not null check (char_length(note) <= 2000),
      max_uses integer not null check (max_uses > 0),
      uses integer not null default 0 check (uses between 0 and max_uses),
      created_by_id integer references users (id) on delete set null,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null check (expires_at > created_at),
      revoked_at timestamptz(3)
    )
  `)
  await db.raw('create index invites_newest on invites (created_at desc, id desc)')
  await db.raw('create index invites_by_creator on invites (created_by_id)')
  await db.raw(`
    create table failure_counts (
      day date not null,
      reason text not null check (char_length(reason) between 1 and 100),
      count integer not null check (count > 0),
      primary key (day, reason)
    )
  `)
  await db.raw('create index audit_entries_by_target on audit_entries using gin (target jsonb_path_ops)')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop index audit_entries_by_target')
  await db.raw('drop table failure_counts')
  await db.raw('drop table invites')
  await db.raw('drop table instance_settings')
}

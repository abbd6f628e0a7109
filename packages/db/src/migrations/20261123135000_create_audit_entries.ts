import type { Knex } from 'knex'

/** Entries are only ever added, and outlive the accounts and tokens that they name. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table audit_entries (
      id int generated always as identity primary key,
      created_at timestamptz(3) not null default now(),
      user_id int,
      token_id int,
      on_behalf_of int,
      action text not null,
      target jsonb not null,
      request_id text not null,
      check ((user_id is null) <> (token_id is null)),
      check (on_behalf_of is null or token_id is not null)
    )
  `)
  await db.raw('create index audit_entries_by_age on audit_entries (created_at desc, id desc)')
  for (const who of ['user_id', 'token_id', 'on_behalf_of']) {
    await db.raw(`
      create index audit_entries_by_${who} on audit_entries (${who}, created_at desc, id desc) where ${who} is not null
    `)
  }
  await db.raw(`
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'audit entries are never changed';
    end $$
  `)
  await db.raw(`
    create trigger refuse_audit_change before update or delete or truncate on audit_entries
    for each statement execute function refuse_audit_change()
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table audit_entries')
  await db.raw('drop function refuse_audit_change')
}

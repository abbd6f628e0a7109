import type { Knex } from 'knex'

/**
 * Each entry has a hash of itself and of the one before, so that none is changed or taken from their midst unseen. The
 * lock, from the first entry of a statement to the end of its transaction, puts them in the order of their ids.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw('alter table audit_entries add hash text')
  await db.raw(`
    create function audit_hash(entry audit_entries, previous text) returns text language sql stable
    set timezone = 'UTC' as $$
      select encode(sha256(convert_to(jsonb_build_array(
        previous, entry.id, entry.created_at, entry.user_id, entry.token_id, entry.on_behalf_of,
        entry.action, entry.target, entry.request_id
      )::text, 'UTF8')), 'hex')
    $$
  `)
  await db.raw('alter table audit_entries disable trigger refuse_audit_change')
  await db.raw(`
    do $$
    declare
      entry audit_entries;
      previous text := '';
    begin
      for entry in select * from audit_entries order by id loop
        previous := audit_hash(entry, previous);
        update audit_entries set hash = previous where id = entry.id;
      end loop;
    end $$
  `)
  await db.raw('alter table audit_entries enable trigger refuse_audit_change')
  await db.raw('alter table audit_entries alter hash set not null')
  await db.raw(`
    create function await_audit_turn() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtext('linnet:audit'));
      return null;
    end $$
  `)
  await db.raw(`
    create trigger await_audit_turn before insert on audit_entries
    for each statement execute function await_audit_turn()
  `)
  await db.raw(`
    create function chain_audit_entry() returns trigger language plpgsql as $$
    begin
      new.hash := audit_hash(new, coalesce((select hash from audit_entries order by id desc limit 1), ''));
      return new;
    end $$
  `)
  await db.raw(`
    create trigger chain_audit_entry before insert on audit_entries
    for each row execute function chain_audit_entry()
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop trigger chain_audit_entry on audit_entries')
  await db.raw('drop trigger await_audit_turn on audit_entries')
  await db.raw('drop function chain_audit_entry')
  await db.raw('drop function await_audit_turn')
  await db.raw('drop function audit_hash')
  await db.raw('alter table audit_entries drop hash')
}

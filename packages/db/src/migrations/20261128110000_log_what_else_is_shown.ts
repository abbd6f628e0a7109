import type { Knex } from 'knex'

/**
 * What is shown of an account or of the instance is logged as posts are, so that whoever keeps answers knows from the log
 * alone that one is not what it would be now.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw('alter table events drop constraint events_kind_check')
  await db.raw(`
    alter table events add constraint events_kind_check check (
      kind in ('start', 'created', 'changed', 'removed', 'counts', 'account', 'session', 'profile', 'instance')
    )
  `)
  await db.raw(`
    create function log_profile() returns trigger language plpgsql as $$
    begin
      insert into events (kind, subject_id) values ('profile', new.id);
      return null;
    end $$
  `)
  await db.raw(
    'create trigger log_profile_made after insert on users for each row execute function log_profile()',
  )
  await db.raw(`
    create trigger log_profile_changed after update of handle, display_name, bio on users
    for each row when (
      old.handle <> new.handle or old.display_name <> new.display_name or old.bio <> new.bio
    ) execute function log_profile()
  `)
  await db.raw(`
    create function log_instance() returns trigger language plpgsql as $$
    begin
      insert into events (kind) values ('instance');
      return null;
    end $$
  `)
  await db.raw(`
    create trigger log_instance after insert or update or delete on instance_settings
    for each statement execute function log_instance()
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop trigger log_instance on instance_settings')
  await db.raw('drop trigger log_profile_changed on users')
  await db.raw('drop trigger log_profile_made on users')
  await db.raw('drop function log_instance, log_profile')
  await db.raw("delete from events where kind in ('profile', 'instance')")
  await db.raw('alter table events drop constraint events_kind_check')
  await db.raw(`
    alter table events add constraint events_kind_check check (
      kind in ('start', 'created', 'changed', 'removed', 'counts', 'account', 'session')
    )
  `)
}

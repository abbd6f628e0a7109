import type { Knex } from 'knex'

/**
 * The log of what changed, written in the transaction that changes it, whoever that is. It says that something changed,
 * and never what it says: readers fetch that, as far as they may see it then.
 *
 * `id` alone is no order to read by: a transaction that began earlier may commit later. By `(xact, id)`, and only below
 * every transaction that is still running, nothing is ever written before what has been read.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table events (
      xact xid8 not null default pg_current_xact_id(),
      id bigint generated always as identity,
      kind text not null check (kind in ('start', 'created', 'changed', 'removed', 'counts', 'account', 'session')),
      subject_id integer,
      author_id integer,
      seen_by text check (seen_by in ('everyone', 'author', 'staff')),
      created_at timestamptz(3) not null default now(),
      primary key (xact, id)
    )
  `)
  await db.raw("insert into events (kind) values ('start')")

  // A commit that notifies waits for every other that does. One at a time is enough: whoever finds another at it is still
  // running when that one's readers look, and they look again until nobody is.
  await db.raw(`
    create function wake_readers() returns trigger language plpgsql as $$
    begin
      if pg_try_advisory_xact_lock(hashtext('linnet:events')) then
        perform pg_notify('linnet_events', '');
      end if;
      return null;
    end $$
  `)
  await db.raw(`
    create trigger wake_readers after insert on events
    for each statement execute function wake_readers()
  `)

  await db.raw(`
    create function seen_by(visible boolean, deleted_at timestamptz) returns text language sql immutable as $$
      select case when deleted_at is not null then 'staff' when visible then 'everyone' else 'author' end
    $$
  `)
  await db.raw(`
    create function log_post() returns trigger language plpgsql as $$
    declare
      was text;
      is_now text;
      post record;
    begin
      post := coalesce(new, old);
      if tg_op <> 'INSERT' then was := seen_by(old.visible, old.deleted_at); end if;
      if tg_op <> 'DELETE' then is_now := seen_by(new.visible, new.deleted_at); end if;

      if tg_op = 'INSERT' then
        insert into events (kind, subject_id, author_id, seen_by) values ('created', post.id, post.author_id, is_now);
      elsif tg_op = 'DELETE' then
        -- An account that is deleted takes its posts along; it is logged itself, once.
        if not exists (select from users where id = post.author_id) then return null; end if;
        insert into events (kind, subject_id, author_id, seen_by) values ('removed', post.id, post.author_id, was);
      elsif was <> is_now and (is_now = 'staff' or was = 'everyone') then
        insert into events (kind, subject_id, author_id, seen_by) values ('removed', post.id, post.author_id, was);
      elsif was <> is_now or old.content <> new.content then
        insert into events (kind, subject_id, author_id, seen_by) values ('changed', post.id, post.author_id, is_now);
      end if;

      if post.reply_to_id is not null and (was is not distinct from 'everyone') <> (is_now is not distinct from 'everyone') then
        insert into events (kind, subject_id) values ('counts', post.reply_to_id);
      end if;
      return null;
    end $$
  `)
  await db.raw(`
    create trigger log_post after insert or delete or update of content, visible, deleted_at on posts
    for each row execute function log_post()
  `)

  // Not on posts.like_count: a suspension changes that of every post that the account likes, and is one event itself.
  await db.raw(`
    create function log_like() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into events (kind, subject_id) values ('counts', new.post_id);
      elsif exists (select from users where id = old.user_id) and exists (select from posts where id = old.post_id) then
        insert into events (kind, subject_id) values ('counts', old.post_id);
      end if;
      return null;
    end $$
  `)
  await db.raw(
    'create trigger log_like after insert or delete on likes for each row execute function log_like()',
  )

  await db.raw(`
    create function log_account() returns trigger language plpgsql as $$
    begin
      insert into events (kind, subject_id) values ('account', old.id);
      return null;
    end $$
  `)
  await db.raw(`
    create trigger log_account_changed after update of suspended_at, role on users
    for each row when ((old.suspended_at is null) <> (new.suspended_at is null) or old.role <> new.role)
    execute function log_account()
  `)
  await db.raw(
    'create trigger log_account_deleted after delete on users for each row execute function log_account()',
  )

  await db.raw(`
    create function log_session() returns trigger language plpgsql as $$
    begin
      insert into events (kind, subject_id) values ('session', new.id);
      return null;
    end $$
  `)
  await db.raw(`
    create trigger log_session after update of revoked_at on sessions
    for each row when (old.revoked_at is null and new.revoked_at is not null)
    execute function log_session()
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop trigger log_session on sessions')
  await db.raw('drop trigger log_account_deleted on users')
  await db.raw('drop trigger log_account_changed on users')
  await db.raw('drop trigger log_like on likes')
  await db.raw('drop trigger log_post on posts')
  await db.raw('drop table events')
  await db.raw('drop function log_session, log_account, log_like, log_post, seen_by, wake_readers')
}

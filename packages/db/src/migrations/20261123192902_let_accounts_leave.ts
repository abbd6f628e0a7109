import type { Knex } from 'knex'

/**
 * An account that is deleted is counted out of everything in one go, and last: a heavy writer's posts take long to go, and
 * nobody who likes or answers somebody else's post shall wait for that.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create function is_leaving(someone integer) returns boolean language sql stable as $$
      select coalesce(current_setting('linnet.leaving', true) = someone::text, false)
    $$
  `)
  // The share of the lock is what a suspension waits for, see keep_counts.
  await db.raw(`
    create function is_counted(someone integer) returns boolean language plpgsql as $$
    declare
      counted boolean;
    begin
      if is_leaving(someone) then return false; end if;
      select suspended_at is null into counted from users where id = someone for key share;
      return coalesce(counted, false);
    end $$
  `)
  await countBy(db, 'is_counted')
  await logUnless(db, 'is_leaving(%)')
  await db.raw('drop function is_suspended')

  await db.raw('drop trigger count_deleted_user on users')
  await db.raw('drop function count_deleted_user')
  await db.raw(`
    create function leave() returns trigger language plpgsql as $$
    declare
      liked integer[];
      answered integer[];
    begin
      -- One at a time: two who like each other's posts would wait for each other.
      perform pg_advisory_xact_lock(hashtext('linnet:leaving'));
      perform set_config('linnet.leaving', old.id::text, true);
      with gone as (delete from posts where author_id = old.id returning reply_to_id, visible, deleted_at)
      select array_agg(reply_to_id) into answered from gone
      where visible and deleted_at is null and reply_to_id is not null;
      with gone as (delete from likes where user_id = old.id returning post_id)
      select array_agg(post_id) into liked from gone;
      if old.suspended_at is not null then return old; end if;

      perform from posts where id = any (answered) or id = any (liked) order by id for no key update;
      update posts set like_count = like_count - 1 where id = any (liked);
      update posts set reply_count = reply_count - replies.count
      from (select id, count(*)::integer as count from unnest(answered) as id group by id) as replies
      where posts.id = replies.id;
      return old;
    end $$
  `)
  await db.raw('create trigger leave before delete on users for each row execute function leave()')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop trigger leave on users')
  await db.raw('drop function leave')
  await db.raw(`
    create function is_suspended(someone integer) returns boolean language plpgsql as $$
    declare
      suspended boolean;
    begin
      select suspended_at is not null into suspended from users where id = someone for key share;
      return coalesce(suspended, false);
    end $$
  `)
  await countBy(db, 'not is_suspended')
  await logUnless(db, 'not exists (select from users where id = %)')
  await db.raw('drop function is_counted, is_leaving')
  await db.raw(`
    create function count_deleted_user() returns trigger language plpgsql as $$
    begin
      perform count_everything_of(old.id, 1);
      return old;
    end $$
  `)
  await db.raw(`
    create trigger count_deleted_user before delete on users
    for each row when (old.suspended_at is not null) execute function count_deleted_user()
  `)
}

async function countBy(db: Knex, isCounted: string): Promise<void> {
  await db.raw(`
    create or replace function count_like() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if ${isCounted}(new.user_id) then
          update posts set like_count = like_count + 1 where id = new.post_id;
        end if;
      elsif exists (select from posts where id = old.post_id) and ${isCounted}(old.user_id) then
        update posts set like_count = like_count - 1 where id = old.post_id;
      end if;
      return null;
    end $$
  `)
  await db.raw(`
    create or replace function count_reply() returns trigger language plpgsql as $$
    declare
      was boolean := false;
      is_now boolean := false;
      parent integer;
      author integer;
    begin
      if tg_op <> 'INSERT' then
        was := old.visible and old.deleted_at is null;
        parent := old.reply_to_id;
        author := old.author_id;
      end if;
      if tg_op <> 'DELETE' then
        is_now := new.visible and new.deleted_at is null;
        parent := new.reply_to_id;
        author := new.author_id;
      end if;
      if parent is not null and was <> is_now and ${isCounted}(author) then
        update posts set reply_count = reply_count + case when is_now then 1 else -1 end where id = parent;
      end if;
      return null;
    end $$
  `)
}

/** The account itself is logged, once, and not what goes with it. */
async function logUnless(db: Knex, isLeaving: string): Promise<void> {
  await db.raw(`
    create or replace function log_post() returns trigger language plpgsql as $$
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
        if ${isLeaving.replace('%', 'post.author_id')} then return null; end if;
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
    create or replace function log_like() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into events (kind, subject_id) values ('counts', new.post_id);
      elsif not (${isLeaving.replace('%', 'old.user_id')}) and exists (select from posts where id = old.post_id) then
        insert into events (kind, subject_id) values ('counts', old.post_id);
      end if;
      return null;
    end $$
  `)
}

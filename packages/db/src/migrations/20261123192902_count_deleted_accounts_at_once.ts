import type { Knex } from 'knex'

/**
 * An account that is deleted is counted out of everything in one go, as one that is suspended: what it liked and answered is
 * locked in one order, so that two who leave at once do not wait for each other, and no post is counted down like by like.
 */
export async function up(db: Knex): Promise<void> {
  // The account is gone already when its likes and posts go.
  await db.raw(`
    create function is_counted(someone integer) returns boolean language plpgsql as $$
    declare
      counted boolean;
    begin
      select suspended_at is null into counted from users where id = someone for key share;
      return coalesce(counted, false);
    end $$
  `)
  await replaceCounting(db, 'is_counted', '')
  await db.raw('drop function is_suspended')
  await db.raw('drop trigger count_deleted_user on users')
  await db.raw(`
    create or replace function count_deleted_user() returns trigger language plpgsql as $$
    begin
      perform count_everything_of(old.id, -1);
      return old;
    end $$
  `)
  await db.raw(`
    create trigger count_deleted_user before delete on users
    for each row when (old.suspended_at is null) execute function count_deleted_user()
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    create function is_suspended(someone integer) returns boolean language plpgsql as $$
    declare
      suspended boolean;
    begin
      select suspended_at is not null into suspended from users where id = someone for key share;
      return coalesce(suspended, false);
    end $$
  `)
  await replaceCounting(db, 'is_suspended', 'not ')
  await db.raw('drop function is_counted')
  await db.raw('drop trigger count_deleted_user on users')
  await db.raw(`
    create or replace function count_deleted_user() returns trigger language plpgsql as $$
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

async function replaceCounting(
  db: Knex,
  question: 'is_counted' | 'is_suspended',
  not: '' | 'not ',
): Promise<void> {
  await db.raw(`
    create or replace function count_like() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if ${not}${question}(new.user_id) then
          update posts set like_count = like_count + 1 where id = new.post_id;
        end if;
      elsif ${not}${question}(old.user_id) then
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
      if parent is not null and was <> is_now and ${not}${question}(author) then
        update posts set reply_count = reply_count + case when is_now then 1 else -1 end where id = parent;
      end if;
      return null;
    end $$
  `)
}

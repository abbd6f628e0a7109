import type { Knex } from 'knex'

/**
 * Keeps posts.like_count and posts.reply_count in the transaction that changes what they count, whoever writes it.
 * Counted are the likes of users who are not suspended, and the replies that the public may see.
 */
export async function up(db: Knex): Promise<void> {
  // The lock, which a foreign key takes too, makes a suspension and a change of the same account wait for each other,
  // so that each counts what the other did.
  await db.raw(`
    create function is_suspended(someone integer) returns boolean language plpgsql as $$
    declare
      suspended boolean;
    begin
      select suspended_at is not null into suspended from users where id = someone for key share;
      return coalesce(suspended, false);
    end $$
  `)

  await db.raw(`
    create function count_like() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if not is_suspended(new.user_id) then
          update posts set like_count = like_count + 1 where id = new.post_id;
        end if;
      elsif not is_suspended(old.user_id) then
        update posts set like_count = like_count - 1 where id = old.post_id;
      end if;
      return null;
    end $$
  `)
  await db.raw(
    'create trigger count_like after insert or delete on likes for each row execute function count_like()',
  )

  await db.raw(`
    create function count_reply() returns trigger language plpgsql as $$
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
      if parent is not null and was <> is_now and not is_suspended(author) then
        update posts set reply_count = reply_count + case when is_now then 1 else -1 end where id = parent;
      end if;
      return null;
    end $$
  `)
  await db.raw(`
    create trigger count_reply after insert or delete or update of visible, deleted_at on posts
    for each row execute function count_reply()
  `)

  await db.raw(`
    create function count_everything_of(someone integer, step integer) returns void language plpgsql as $$
    begin
      perform from posts where id in (
        select post_id from likes where user_id = someone
        union
        select reply_to_id from posts where author_id = someone and visible and deleted_at is null
      ) order by id for no key update;

      update posts set like_count = like_count + step
      where id in (select post_id from likes where user_id = someone);

      update posts set reply_count = reply_count + step * replies.count
      from (
        select reply_to_id, count(*)::integer as count from posts
        where author_id = someone and visible and deleted_at is null and reply_to_id is not null
        group by reply_to_id
      ) as replies
      where posts.id = replies.reply_to_id;
    end $$
  `)

  // The lock waits for changes by this user that are under way (their foreign keys and `is_suspended` hold a share of it),
  // so that the recount after it sees them all.
  await db.raw(`
    create function lock_suspended() returns trigger language plpgsql as $$
    begin
      perform from users where id = new.id for update;
      return new;
    end $$
  `)
  await db.raw(`
    create trigger lock_suspended before update of suspended_at on users
    for each row when ((old.suspended_at is null) <> (new.suspended_at is null))
    execute function lock_suspended()
  `)
  await db.raw(`
    create function count_suspended() returns trigger language plpgsql as $$
    begin
      perform count_everything_of(new.id, case when new.suspended_at is null then 1 else -1 end);
      return null;
    end $$
  `)
  await db.raw(`
    create trigger count_suspended after update of suspended_at on users
    for each row when ((old.suspended_at is null) <> (new.suspended_at is null))
    execute function count_suspended()
  `)

  // Deleting a user deletes their likes and posts one by one, each counted down as if it had been counted.
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

export async function down(db: Knex): Promise<void> {
  await db.raw('drop trigger count_deleted_user on users')
  await db.raw('drop trigger count_suspended on users')
  await db.raw('drop trigger lock_suspended on users')
  await db.raw('drop trigger count_reply on posts')
  await db.raw('drop trigger count_like on likes')
  await db.raw('drop function count_deleted_user, count_suspended, lock_suspended')
  await db.raw('drop function count_everything_of, count_reply, count_like, is_suspended')
}

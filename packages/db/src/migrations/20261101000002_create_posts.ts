import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table posts (
      id integer generated always as identity primary key,
      author_id integer not null references users (id) on delete cascade,
      content text not null check (char_length(content) between 1 and 10000),
      visible boolean not null default true,
      hidden_by_id integer references users (id) on delete set null check (not visible or hidden_by_id is null),
      created_at timestamptz(3) not null default now(),
      edited_at timestamptz(3) check (edited_at >= created_at),
      deleted_at timestamptz(3) check (deleted_at >= created_at),
      deleted_by_id integer references users (id) on delete set null
        check (deleted_at is not null or deleted_by_id is null),
      reply_to_id integer references posts (id) on delete set null check (reply_to_id <> id),
      like_count integer not null default 0 check (like_count >= 0),
      reply_count integer not null default 0 check (reply_count >= 0)
    )
  `)
  await db.raw('create index posts_newest on posts (created_at desc, id desc)')
  await db.raw('create index posts_timeline on posts (created_at desc, id desc) where reply_to_id is null')
  await db.raw('create index posts_by_author on posts (author_id, created_at desc, id desc)')
  await db.raw(
    'create index posts_replies on posts (reply_to_id, created_at, id) where reply_to_id is not null',
  )
  await db.raw('create index posts_deleted on posts (created_at desc, id desc) where deleted_at is not null')
  await db.raw(
    'create index posts_hidden on posts (created_at desc, id desc) where deleted_at is null and not visible',
  )
  await db.raw('create index posts_hidden_by on posts (hidden_by_id) where hidden_by_id is not null')
  await db.raw('create index posts_deleted_by on posts (deleted_by_id) where deleted_by_id is not null')
  await db.raw('create extension if not exists pg_trgm')
  await db.raw('create index posts_content_search on posts using gin (content gin_trgm_ops)')

  await db.raw(`
    create table post_revisions (
      id integer generated always as identity primary key,
      post_id integer not null references posts (id) on delete cascade,
      content text not null,
      editor_id integer references users (id) on delete set null,
      created_at timestamptz(3) not null default now()
    )
  `)
  await db.raw('create index post_revisions_by_post on post_revisions (post_id, id desc)')
  await db.raw('create index post_revisions_by_editor on post_revisions (editor_id)')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table post_revisions')
  await db.raw('drop table posts')
}

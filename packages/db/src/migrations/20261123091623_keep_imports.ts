import type { Knex } from 'knex'

/**
 * Remembers what came from where, so that an import that is run again makes nothing twice. A row outlives what came: what
 * was deleted here for good does not come back.
 */
export async function up(db: Knex): Promise<void> {
  // `here` is this instance itself, the source of its own exports. `run` counts the imports, so that there is one at a time.
  await db.raw(`
    create table import_sources (
      id integer generated always as identity primary key,
      name text not null unique check (char_length(name) between 1 and 100),
      here boolean not null default false,
      run integer not null default 0
    )
  `)
  await db.raw('create unique index import_sources_here on import_sources (here) where here')

  await db.raw(`
    create table imported_users (
      source_id integer not null references import_sources (id) on delete cascade,
      key text not null,
      digest text not null,
      run integer not null,
      user_id integer references users (id) on delete set null,
      primary key (source_id, key)
    )
  `)
  await db.raw('create index imported_users_by_user on imported_users (user_id)')

  await db.raw(`
    create table imported_posts (
      source_id integer not null references import_sources (id) on delete cascade,
      key text not null,
      digest text not null,
      post_id integer references posts (id) on delete set null,
      primary key (source_id, key)
    )
  `)
  await db.raw('create index imported_posts_by_post on imported_posts (post_id)')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table imported_posts')
  await db.raw('drop table imported_users')
  await db.raw('drop table import_sources')
}

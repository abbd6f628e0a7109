import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table likes (
      user_id integer not null references users (id) on delete cascade,
      post_id integer not null references posts (id) on delete cascade,
      created_at timestamptz(3) not null default now(),
      primary key (user_id, post_id)
    )
  `)
  await db.raw('create index likes_by_post on likes (post_id, created_at desc, user_id desc)')
  await db.raw('create index likes_by_user on likes (user_id, created_at desc, post_id desc)')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table likes')
}

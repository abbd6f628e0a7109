import type { Knex } from 'knex'

/** Every post whose kept counts are not those of its rows. */
export async function miscounted(db: Knex): Promise<object[]> {
  const { rows } = await db.raw<{ rows: object[] }>(`
    select id, like_count, reply_count from posts
    where like_count <> (
      select count(*) from likes join users on users.id = likes.user_id
      where likes.post_id = posts.id and users.suspended_at is null
    ) or reply_count <> (
      select count(*) from posts as replies join users on users.id = replies.author_id
      where replies.reply_to_id = posts.id and replies.visible and replies.deleted_at is null
        and users.suspended_at is null
    )
  `)
  return rows
}

import type { Knex } from 'knex'

/** When passwords of an account were guessed at. Neither whose they are nor from where is in it, but a hash of both. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table password_guesses (
      key text primary key,
      guessed_at timestamptz(3)[] not null,
      last_at timestamptz(3) not null default now()
    )
  `)
  await db.raw('create index password_guesses_by_age on password_guesses (last_at)')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table password_guesses')
}

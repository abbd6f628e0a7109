import type { Knex } from 'knex'

/**
 * Words as they are written, in whatever language: 'simple' knows none. Text search itself asks the database's C locale,
 * which takes no capital but A to Z for one and “ for a letter, so it is given small letters and spaces alone.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create function words_of(content text) returns tsvector language sql immutable strict parallel safe
    return to_tsvector('simple', regexp_replace(lower(content), '[^[:alnum:]]+', ' ', 'g'))
  `)
  // Quotes stay, and a minus that begins a word.
  await db.raw(String.raw`
    create function words_asked(search text) returns tsquery language sql immutable strict parallel safe
    return websearch_to_tsquery(
      'simple',
      regexp_replace(regexp_replace(lower(search), '[^[:alnum:]"-]+', ' ', 'g'), '([^ ])-+', '\1 ', 'g')
    )
  `)
  await db.raw('alter table posts add column words tsvector generated always as (words_of(content)) stored')
  await db.raw('create index posts_by_words on posts using gin (words)')
  // Postgres takes rare words for less rare than they are, and would look through all posts from the newest on for them.
  await db.raw(`
    create function posts_with(search text, most integer) returns setof integer
    language sql stable strict rows 1000 set enable_seqscan = off
    begin atomic
      select id from posts where words @@ words_asked(search) limit most;
    end
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop function posts_with(text, integer)')
  await db.raw('alter table posts drop column words')
  await db.raw('drop function words_asked(text)')
  await db.raw('drop function words_of(text)')
}

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
  await db.raw('create index posts_by_words on posts using gin (words_of(content))')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop index posts_by_words')
  await db.raw('drop function words_asked(text)')
  await db.raw('drop function words_of(text)')
}

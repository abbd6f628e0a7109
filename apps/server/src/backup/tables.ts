import type { Db } from '@linnet/db'
import { z } from 'zod'

export interface Table {
  /** Quoted, as it goes into a statement. */
  sql: string
  name: string
  columns: { sql: string; name: string; type: string }[]
}

const found = z.array(
  z.object({
    sql: z.string(),
    name: z.string(),
    columns: z.array(z.object({ sql: z.string(), name: z.string(), type: z.string() })),
  }),
)

/**
 * Every table there is, from the database itself, so that a new one cannot be forgotten; but for the record of
 * migrations, which the database that is restored into has of its own, and the log of events, whose order is that of
 * one server's transactions.
 */
export async function listTables(db: Db): Promise<Table[]> {
  const { rows } = await db.raw<{ rows: unknown }>(`
    select quote_ident(relname) as sql, relname as name, json_agg(json_build_object(
      'sql', quote_ident(attname), 'name', attname, 'type', format_type(atttypid, atttypmod)
    ) order by attnum) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = to_regnamespace(quote_ident(current_schema())) and relkind = 'r'
      and relname not in ('migrations', 'migrations_lock', 'events')
      and attnum > 0 and not attisdropped and attgenerated = ''
    group by relname order by relname
  `)
  return found.parse(rows)
}

/** The sequences behind identity and serial columns. */
export async function listSequences(db: Db): Promise<{ sql: string; name: string }[]> {
  const { rows } = await db.raw<{ rows: { sql: string; name: string }[] }>(`
    select quote_ident(relname) as sql, relname as name from pg_class
    where relnamespace = to_regnamespace(quote_ident(current_schema())) and relkind = 'S'
      and relname not in ('migrations_id_seq', 'migrations_lock_index_seq', 'events_id_seq')
    order by relname
  `)
  return rows
}

/** Values are written and read as text, which must mean the same on both sides. */
export async function speakPlainly(db: Db): Promise<void> {
  await db.raw(
    "set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex'",
  )
}

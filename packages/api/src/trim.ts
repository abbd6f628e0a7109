import type { Db } from '@linnet/db'

const batch = 1000

/** Deletes the oldest rows of those that are past their time, a batch of them, and answers whether there may be more. */
export async function trimOlder(
  db: Db,
  { table, column, seconds }: { table: string; column: string; seconds: number },
): Promise<boolean> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `
      delete from :table: where ctid = any (array(
        select ctid from :table: where :column: < now() - make_interval(secs => :seconds)
        order by :column: limit :batch for update skip locked
      ))
    `,
    { table, column, seconds, batch },
  )
  return rowCount === batch
}

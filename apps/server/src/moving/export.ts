import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Pool, User } from '@linnet/db'

import { atOneMoment, batchesOf } from '../whole-instance.js'
import type { Counts } from './batch.js'
import { nameOfHere } from './run.js'

export interface ExportOptions {
  /** The account that is exported; the whole instance unless told. */
  account?: Pick<User, 'id' | 'handle'> | undefined
  /** The instance's password hashes too. */
  withPasswords?: boolean
  signal: AbortSignal
  onProgress(counts: Counts): void
}

const batchSize = 1000

/** Writes an account or the instance as it is at one moment, while it is serving, no faster than it is read. */
export async function exportTo(db: Pool, destination: Writable, options: ExportOptions): Promise<Counts> {
  const { account, signal, onProgress } = options
  const source = await nameOfHere(db)
  const counts = { users: 0, posts: 0, likes: 0 }

  return atOneMoment({ db, signal }, async (trx) => {
    async function* lines() {
      const exportedAt = new Date().toISOString()
      yield line({ type: 'linnet', version: 1, source, exportedAt, account: account?.handle ?? null })
      for (const { type, count, sql } of queriesFor(options)) {
        for await (const rows of batchesOf<object>(trx, { sql, size: batchSize })) {
          yield rows.map((row) => line({ type, ...row })).join('')
          counts[count] += rows.length
          onProgress(counts)
        }
      }
      yield line({ type: 'end' })
    }
    await pipeline(Readable.from(lines(), { highWaterMark: 1 }), destination, { signal })
    return counts
  })
}

/** In the order in which an import needs them: nothing points to what comes after it. */
function queriesFor({
  account,
  withPasswords = false,
}: ExportOptions): { type: string; count: keyof Counts; sql: string }[] {
  // A cursor takes no parameters; this one is a number of our own.
  const only = (sql: string) => (account ? `where ${sql}`.replace('?', String(Number(account.id))) : '')
  const users = `
    select handle, email, display_name as "displayName", bio, role, created_at as "createdAt", suspended_at as "suspendedAt"
      ${withPasswords ? `, case when password_hash like '$argon2id$%' then password_hash end as "passwordHash"` : ''}
    from users ${only('id = ?')} order by id`
  // An account's export names nobody else, and what is deleted is not its own any more.
  const by = (who: string) =>
    account ? `case when ${who}.id = author.id then ${who}.handle end` : `${who}.handle`
  const posts = `
    select posts.id, author.handle as author, content, posts.created_at as "createdAt", edited_at as "editedAt",
      reply_to_id as "replyTo", visible,
      ${by('hider')} as "hiddenBy", deleted_at as "deletedAt", ${by('deleter')} as "deletedBy"
    from posts join users as author on author.id = author_id
      left join users as hider on hider.id = hidden_by_id left join users as deleter on deleter.id = deleted_by_id
    ${only('author_id = ? and deleted_at is null')} order by posts.id`
  const likes = `
    select handle as "user", post_id as post, likes.created_at as "createdAt"
    from likes join users on users.id = user_id ${only('user_id = ?')} order by user_id, post_id`
  return [
    { type: 'user', count: 'users', sql: users },
    { type: 'post', count: 'posts', sql: posts },
    { type: 'like', count: 'likes', sql: likes },
  ]
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}

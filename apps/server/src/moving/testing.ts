import { Writable } from 'node:stream'
import type { Pool } from '@linnet/db'

import { exportTo, type ExportOptions } from './export.js'
import type { Totals } from './batch.js'
import type { Source } from './format.js'
import { importFrom, type ImportOptions } from './import.js'
import { openLinnetFile } from './linnet-file.js'

const signal = new AbortController().signal

/** An export, as the text that is in its file. */
export async function exported(
  db: Pool,
  options: Pick<ExportOptions, 'account' | 'withPasswords'> = {},
): Promise<string> {
  const chunks: string[] = []
  const destination = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  await exportTo(db, destination, { signal, onProgress: () => undefined, ...options })
  return chunks.join('')
}

/** Imports a source, or the text of a file. */
export async function imported(
  db: Pool,
  from: Source | string,
  options: Partial<ImportOptions> = {},
): Promise<Totals> {
  const source = typeof from === 'string' ? await openLinnetFile(fileOf(from)) : from
  return importFrom(db, source, {
    into: new Map(),
    rename: new Map(),
    trusted: false,
    skipInvalid: false,
    signal,
    onProgress: () => undefined,
    onProblem: () => undefined,
    ...options,
  })
}

/** As a file comes: in pieces that end anywhere. */
export async function* fileOf(text: string, piece = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

/** Everything that people have here, without our ids. */
export async function content(db: Pool): Promise<Record<string, unknown[]>> {
  const queries = {
    users:
      'select handle, email, display_name, bio, role, created_at, suspended_at from users order by handle',
    posts: `
      select author.handle, posts.content, visible, hider.handle as hider, posts.created_at, posts.edited_at, posts.deleted_at,
        deleter.handle as deleter, parent.content as answers, posts.like_count, posts.reply_count
      from posts join users as author on author.id = author_id
        left join users as hider on hider.id = hidden_by_id left join users as deleter on deleter.id = deleted_by_id
        left join (select id as parent_id, content from posts) as parent on parent.parent_id = reply_to_id
      order by posts.created_at, posts.id`,
    likes: `
      select handle, content, likes.created_at from likes join users on users.id = user_id join posts on posts.id = post_id
      order by likes.created_at, handle, content`,
  }
  const all: Record<string, unknown[]> = {}
  for (const [name, sql] of Object.entries(queries)) {
    all[name] = (await db.raw<{ rows: unknown[] }>(sql)).rows
  }
  return all
}

/** Every row of what an import may write, as Postgres writes it; but for how often it was run. */
export async function rowsOf(db: Pool): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { line: string }[] }>(`
    select one::text as line from users as one union all select one::text from posts as one
    union all select one::text from likes as one union all select one::text from imported_posts as one
    union all select concat_ws(' ', source_id, key, digest, user_id) from imported_users order by 1`)
  return rows.map(({ line }) => line)
}

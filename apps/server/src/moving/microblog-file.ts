import { access } from 'node:fs/promises'
import { schemas } from '@linnet/api'
import { z } from 'zod'

import { textOf, withoutAnchors } from '../compat/microblog/links.js'
import { wishedHandle } from '../compat/twitter/sign-up.js'
import {
  anyContent,
  digestOf,
  moment,
  MovingError,
  problemOf,
  type Arrival,
  type NewPost,
  type NewUser,
  type Source,
} from './format.js'

const batchSize = 500

/** Without a zone, as the blog wrote it: local time, which is what JavaScript takes it for. */
const localTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?$/, 'This is not a date and time.')
  .transform((value) => new Date(value.replace(' ', 'T')))
  .refine((date) => !Number.isNaN(date.getTime()), 'This is not a date and time.')
  .transform((date) => date.toISOString())
  .pipe(moment)

const post = z.object({
  content: z
    .string()
    .transform((content) => withoutAnchors(textOf(content)))
    .pipe(anyContent),
  created: localTime,
  visible: z.unknown(),
  deleted: localTime.nullable(),
  edited: z.int().nullable(),
})

const user = z.object({
  username: z.string().trim().min(1).max(200),
  created: localTime.nullable().catch(null),
})

/** The one whose blog it is. There may be nobody, for the blog could be read without ever signing in. */
function authorOf(row: unknown): NewUser {
  const found = user.safeParse(row)
  const { username, created } = found.success ? found.data : { username: 'admin', created: null }
  const handle = schemas.handle.safeParse(username).data ?? wishedHandle(username)
  return {
    type: 'user',
    key: username,
    handle,
    guessed: false,
    email: null,
    displayName: schemas.displayName.safeParse(username).data ?? handle,
    bio: '',
    role: 'user',
    createdAt: created,
    suspendedAt: null,
    passwordHash: null,
    digest: '',
  }
}

function postOf(row: unknown, { id, author }: { id: number; author: string }): Arrival {
  const where = `post ${id}`
  const found = post.safeParse(row)
  if (!found.success) return { where, problem: problemOf(found.error) }
  const { content, created, visible, deleted, edited } = found.data
  const isVisible = visible === 1
  const item: NewPost = {
    type: 'post',
    key: String(id),
    author,
    content,
    createdAt: created,
    editedAt: editedAfter(created, edited),
    replyTo: null,
    visible: isVisible,
    hiddenBy: isVisible ? null : author,
    deletedAt: deleted !== null && deleted < created ? created : deleted,
    deletedBy: deleted === null ? null : author,
    digest: digestOf(created),
  }
  return { where, item }
}

/** A new post has the second of its making there, which is no edit. */
function editedAfter(created: string, edited: number | null): string | null {
  if (edited === null || edited * 1000 < Date.parse(created) + 2000) return null
  return moment.safeParse(new Date(edited * 1000).toISOString()).data ?? null
}

/** The SQLite file of the Flask microblog, read in place and never written. */
export async function openMicroblogFile(path: string): Promise<Source> {
  await access(path)
  // It weighs a megabyte, which nobody else needs.
  const { default: sqlite } = await import('node-sqlite3-wasm')
  return { name: 'microblog', single: true, arrivals: arrivalsOf() }

  async function* arrivalsOf(): AsyncGenerator<Arrival> {
    let database
    try {
      database = new sqlite.Database(path, { readOnly: true, fileMustExist: true })
      const author = authorOf(database.get('select username, created from user order by id limit 1'))
      yield { where: 'the user', item: author }
      let last = 0
      for (;;) {
        const rows = database.all(
          'select id, content, created, visible, deleted, edited from post where id > ? order by id limit ?',
          [last, batchSize],
        )
        if (rows.length === 0) break
        for (const row of rows) {
          last = z.int().parse(row['id'])
          yield postOf(row, { id: last, author: author.key })
        }
      }
    } catch (error) {
      if (!(error instanceof Error && error.name === 'SQLite3Error')) throw error
      throw new MovingError(
        `This is not the SQLite file of the microblog, with the tables post and user, or another program is using it (${error.message}).`,
        { cause: error },
      )
    } finally {
      database?.close()
    }
  }
}

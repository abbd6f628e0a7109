import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Like, Post, ServiceToken, Session, User, type Pool } from '@linnet/db'
import { seedDemo } from '@linnet/db/demo'
import { emptyDatabase, testDatabase } from '@linnet/db/testing'
import { expect, test } from 'vitest'

import { listTables } from '../backup/tables.js'
import { linnetWith, tempFolder, told } from './testing.js'

/** Every row of every table as Postgres writes it, in an order of its own. */
async function everything(db: Pool): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const { name, sql } of await listTables(db)) {
    const { rows } = await db.raw<{ rows: { line: string }[] }>(
      `select one::text as line from ${sql} as one order by 1`,
    )
    all[name] = rows.map(({ line }) => line)
  }
  return all
}

/** Keys, indexes, triggers and constraints. */
async function rulesOf(db: Pool): Promise<unknown> {
  const { rows } = await db.raw<{ rows: unknown[] }>(`
    select conname as name, pg_get_constraintdef(oid) as rule from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexname, indexdef from pg_indexes where schemaname = 'public'
    union all select tgname, pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal
    order by 1, 2
  `)
  return rows
}

/** The demo, and what it lacks: every state that a row can be in, text that is hard to carry, counts that count nothing. */
async function fill(db: Pool): Promise<void> {
  await seedDemo(db)
  const [ann, bob] = await User.query(db).orderBy('id').limit(2)
  if (!ann || !bob) throw new Error('The demo has nobody.')
  await Post.query(db).insert(
    ['"\\n\\', 'two\nlines\r\n\ttabbed', '👩‍👩‍👧 null', '[1]', '{"end":true}', '\u2028'].map((content) => ({
      authorId: ann.id,
      content,
    })),
  )
  await db.raw("update posts set deleted_at = now(), deleted_by_id = author_id where content = '[1]'")
  await db.raw("update posts set like_count = 77 where content like 'two%'")
  // A reply whose parent comes after it.
  await db.raw("update posts set reply_to_id = (select max(id) from posts) where content like '%null'")
  await db.raw(
    "insert into posts (author_id, content) select author_id, 'number ' || n from posts, generate_series(1, 2000) n where posts.id = 1",
  )
  await Session.query(db).insert({
    userId: bob.id,
    familyHash: 'family',
    tokenHash: 'token',
    device: 'a phone',
    expiresAt: '2100-01-01T00:00:00.000Z',
  })
  await ServiceToken.query(db).insert({ name: 'a "bot"', tokenHash: 'hash', scopes: ['posts:write'] })
  await User.query(db).findById(bob.id).patch({ suspendedAt: '2026-11-01T00:00:00.123Z' })
}

test('a backup that is restored elsewhere is the same row by row', async () => {
  await using folder = await tempFolder()
  await using here = await testDatabase()
  await using there = await testDatabase()
  await fill(here.db)
  const file = join(folder.path, 'linnet.jsonl.gz')
  const before = await everything(here.db)

  const taken = await linnetWith({ DATABASE_URL: here.url })(['backup', file, '--json'])
  expect(taken.stderr).toMatch(/ {2}likes: \d+ rows\n.*posts: 2\d+ rows\n/s)
  const rows = Object.values(before).flat().length
  expect(JSON.parse(taken.stdout)).toEqual({ file, tables: Object.keys(before).length, rows })
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder.path)).toEqual(['linnet.jsonl.gz'])

  const linnet = linnetWith({ DATABASE_URL: there.url })
  const rules = await rulesOf(there.db)
  expect(await told(linnet(['restore', file]))).toContain(`Restored ${rows} rows`)
  expect(await everything(there.db)).toEqual(before)
  expect(await rulesOf(there.db)).toEqual(rules)

  // Life goes on: the next ids are free, and counts are kept again.
  const [ann] = await User.query(there.db).where({ handle: 'ann' })
  const post = await Post.query(there.db)
    .insert({ authorId: ann?.id ?? 0, content: 'the first after' })
    .returning('*')
  await Like.query(there.db).insert({ userId: ann?.id ?? 0, postId: post.id })
  expect(await Post.query(there.db).findById(post.id)).toMatchObject({ likeCount: 1 })

  expect(await linnet(['restore', file])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The database is not empty \(there are \w+\); make a new one, .+\.\n$/),
  })
  expect(await linnet(['backup', file])).toMatchObject({
    code: 1,
    stderr: `${file} is there already; name another file, or add --force.\n`,
  })
})

test('what is written meanwhile is in the backup whole or not at all', async () => {
  await using folder = await tempFolder()
  await using here = await testDatabase()
  await using there = await testDatabase()
  await fill(here.db)
  const [ann] = await User.query(here.db).where({ handle: 'ann' })
  const authorId = ann?.id ?? 0
  let writing = true
  let written = 0
  const writer = (async () => {
    while (writing) {
      await here.db.transaction(async (trx) => {
        const { id } = await Post.query(trx).insert({ authorId, content: 'meanwhile' }).returning('id')
        await Like.query(trx).insert({ userId: authorId, postId: id })
      })
      written += 1
    }
  })()
  const file = join(folder.path, 'linnet.jsonl.gz')
  await told(linnetWith({ DATABASE_URL: here.url })(['backup', file]))
  writing = false
  await writer

  await told(linnetWith({ DATABASE_URL: there.url })(['restore', file]))
  const posts = await Post.query(there.db).where({ content: 'meanwhile' })
  expect(written).toBeGreaterThan(posts.length)
  expect(posts.length).toBeGreaterThan(0)
  expect(posts.every(({ likeCount }) => likeCount === 1)).toBe(true)
  const likes = await Like.query(there.db).whereIn(
    'postId',
    posts.map(({ id }) => id),
  )
  expect(likes).toHaveLength(posts.length)
  await Post.query(there.db).insert({ authorId, content: 'the first after' })
})

test('a damaged, foreign or unfitting file is refused, and nothing is kept', async () => {
  await using folder = await tempFolder()
  await using here = await testDatabase()
  await using there = await testDatabase()
  await fill(here.db)
  const file = join(folder.path, 'linnet.jsonl.gz')
  await told(linnetWith({ DATABASE_URL: here.url })(['backup', file, '--quiet']))
  const whole = await readFile(file)
  const text = gunzipSync(whole).toString()
  const linnet = linnetWith({ DATABASE_URL: there.url })
  const refusal = async (content: Buffer | string) => {
    const other = join(folder.path, 'other')
    await writeFile(other, content)
    const { code, stderr } = await linnet(['restore', other, '--quiet'])
    expect(code).toBe(1)
    return stderr
  }
  const damaged = 'This is not a backup of Linnet, or it has been damaged.\n'
  expect(await refusal('no gzip')).toBe(damaged)
  expect(await refusal('')).toBe(damaged)
  expect(await refusal(gzipSync('{"some":"thing else"}\n'))).toBe(damaged)
  expect(await refusal(whole.subarray(0, whole.length / 2))).toBe(damaged)
  expect(await refusal(gzipSync(text.slice(0, text.lastIndexOf('{"end"'))))).toBe(damaged)
  expect(await refusal(gzipSync(text.replace(/^\[.*\n/m, '')))).toBe(damaged)
  expect(await refusal(gzipSync(text.replace('"migrations":[', '"migrations":["2999_x",')))).toBe(
    'This backup is of a newer Linnet, for it has the migration 2999_x; restore it with that one.\n',
  )
  expect((await linnet(['restore', join(folder.path, 'nothing')])).stderr).toMatch(
    /^There is no .+nothing\.\n$/,
  )
  expect(Object.values(await everything(there.db)).flat()).toEqual([])
  await told(linnet(['restore', file]))

  await using bare = await emptyDatabase()
  expect(await linnetWith({ DATABASE_URL: bare.url })(['restore', file])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('run `linnet migrate up` first'),
  })
})

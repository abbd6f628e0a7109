import { Like, Post, User, type Pool, type Transaction } from '@linnet/db'
import { seedDemo } from '@linnet/db/demo'
import { testDatabase } from '@linnet/db/testing'
import { expect, test } from 'vitest'

import { codeOf } from '../start-error.js'
import { beginRun } from './run.js'
import { content, exported, imported, rowsOf } from './testing.js'

/** The demo, and every state that a row can be in, with text that is hard to carry. */
async function fill(db: Pool): Promise<{ ann: User; bob: User }> {
  await seedDemo(db)
  const [ann, bob, carla] = await User.query(db).orderBy('id').limit(3)
  if (!ann || !bob || !carla) throw new Error('The demo has nobody.')
  await carla.$query(db).patch({ role: 'moderator', passwordHash: '$argon2id$v=19$m=1,t=1,p=1$salt$hash' })
  await Post.query(db).insert(
    ['"\\n\\', 'two\nlines\r\n\ttabbed', '👩‍👩‍👧 null', '{"type":"end"}', 'a\u2028b', 'x'.repeat(9000)].map(
      (words, index) => ({
        authorId: ann.id,
        content: words,
        createdAt: `2026-11-01T00:00:0${index}.001Z`,
      }),
    ),
  )
  const posts = Post.query(db).where({ authorId: ann.id })
  await posts.clone().where({ content: 'a\u2028b' }).patch({
    deletedAt: '2026-11-02T00:00:00.123Z',
    deletedById: carla.id,
  })
  await posts.clone().where({ content: '"\\n\\' }).patch({ visible: false, hiddenById: carla.id })
  await db.raw(
    "insert into posts (author_id, content, created_at) select ?, 'number ' || n, '2026-10-01'::timestamptz + n * interval '1 s' from generate_series(1, 1200) n",
    [bob.id],
  )
  await User.query(db).findById(bob.id).patch({ suspendedAt: '2026-11-03T00:00:00.123Z' })
  return { ann, bob }
}

test('an instance that moves is the same there, and moves only once', async () => {
  await using here = await testDatabase()
  await using there = await testDatabase()
  await fill(here.db)
  const file = await exported(here.db, { withPasswords: true })
  const before = await content(here.db)

  const first = await imported(there.db, file, { trusted: true })
  expect(await content(there.db)).toEqual(before)
  expect(first).toEqual({
    made: { users: before['users']?.length, posts: before['posts']?.length, likes: before['likes']?.length },
    known: { users: 0, posts: 0, likes: 0 },
    leftOut: { users: 0, posts: 0, likes: 0 },
    orphans: 0,
    invalid: 0,
  })
  expect(await User.query(there.db).findOne({ handle: 'carla' })).toMatchObject({
    passwordHash: '$argon2id$v=19$m=1,t=1,p=1$salt$hash',
  })

  const rows = await rowsOf(there.db)
  const second = await imported(there.db, file, { trusted: true })
  expect(second).toMatchObject({ made: { users: 0, posts: 0, likes: 0 }, known: first.made })
  expect(await rowsOf(there.db)).toEqual(rows)

  // Another export of the same instance brings what is new.
  const [ann] = await User.query(here.db).where({ handle: 'ann' })
  await Post.query(here.db).insert({ authorId: ann?.id ?? 0, content: 'the first after' })
  const third = await imported(there.db, await exported(here.db))
  expect(third.made).toEqual({ users: 0, posts: 1, likes: 0 })

  await expect(imported(here.db, file)).rejects.toThrow(/^This comes from this very instance/)
})

test('roles and passwords of a file are believed only when the operator says so', async () => {
  await using here = await testDatabase()
  await using there = await testDatabase()
  await fill(here.db)
  expect(await exported(here.db)).not.toMatch(/argon2|password/i)
  await imported(there.db, await exported(here.db, { withPasswords: true }))
  const users = await User.query(there.db)
  expect(users.length).toBeGreaterThan(5)
  expect(users.every(({ role, passwordHash }) => role === 'user' && passwordHash === '!')).toBe(true)
})

test("an account's export has all that is its own, and nothing of others", async () => {
  await using here = await testDatabase()
  await using there = await testDatabase()
  const { ann } = await fill(here.db)
  const file = await exported(here.db, { account: ann })
  const lines = file
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))

  expect(lines[0]).toMatchObject({ type: 'linnet', version: 1, account: 'ann' })
  expect(lines.at(-1)).toEqual({ type: 'end' })
  expect(lines.filter(({ type }) => type === 'user')).toEqual([
    expect.objectContaining({ handle: 'ann', email: ann.email, bio: ann.bio }),
  ])
  const posts = await Post.query(here.db).where({ authorId: ann.id }).whereNull('deletedAt')
  expect(posts.some(({ visible }) => !visible)).toBe(true)
  expect(lines.flatMap(({ type, id }) => (type === 'post' ? [id] : []))).toEqual(
    posts.map(({ id }) => id).toSorted((one, other) => one - other),
  )
  const likes = await Like.query(here.db).where({ userId: ann.id })
  expect(lines.filter(({ type }) => type === 'like')).toHaveLength(likes.length)
  for (const { handle, email, bio } of await User.query(here.db).whereNot({ id: ann.id })) {
    expect(file).not.toContain(`"${handle}"`)
    expect(file).not.toContain(email)
    expect(file).not.toContain(bio === '' ? email : bio)
  }
  expect(file).not.toMatch(/argon2|password|token/i)

  const totals = await imported(there.db, file)
  expect(totals).toMatchObject({ made: { users: 1, posts: posts.length }, invalid: 0 })
  expect(totals.made.likes + totals.leftOut.likes).toBe(likes.length)
  expect(totals.leftOut.likes).toBeGreaterThan(0)
  expect(totals.orphans).toBeGreaterThan(0)
})

test('what was interrupted goes on where it stopped', async () => {
  await using here = await testDatabase()
  await using there = await testDatabase()
  await fill(here.db)
  const file = await exported(here.db)
  const controller = new AbortController()
  const stopped = imported(there.db, file, {
    trusted: true,
    signal: controller.signal,
    onProgress: ({ made }) => {
      if (made.posts > 300) controller.abort()
    },
  })
  await expect(stopped).rejects.toThrow(
    /^Stopped; \d+ accounts, \d+ posts, 0 likes are in\. The same command/,
  )
  const half = await Post.query(there.db).resultSize()
  expect(half).toBeGreaterThan(300)

  for (const at of [file.lastIndexOf('{"type":"like"') + 20, file.lastIndexOf('{"type":"end"')]) {
    await expect(imported(there.db, file.slice(0, at), { trusted: true })).rejects.toThrow(
      /^The file ends before its last line/,
    )
  }
  await imported(there.db, file, { trusted: true })
  expect(await content(there.db)).toEqual(await content(here.db))
})

test('of two imports of one source at once, one ends and nothing is made twice', async () => {
  await using here = await testDatabase()
  await using there = await testDatabase()
  await fill(here.db)
  const file = await exported(here.db)
  const outcomes = await Promise.allSettled([1, 2].map(() => imported(there.db, file, { trusted: true })))
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { message: expect.stringMatching(/^Another import from the same source/) },
  })
  expect(await content(there.db)).toEqual(await content(here.db))
})

const head = '{"type":"linnet","version":1,"source":"elsewhere"}'
const ann = '{"type":"user","handle":"ann","email":"ann@example.com"}'
const post = (more: object) =>
  JSON.stringify({
    type: 'post',
    id: 1,
    author: 'ann',
    content: 'one',
    createdAt: '2020-01-01T00:00:00Z',
    ...more,
  })
const file = (...lines: string[]) => [head, ...lines, '{"type":"end"}', ''].join('\n')

test.each([
  ['no JSON', 'what', 'It is not JSON.'],
  ['a list', '[1]', 'The type is none of user, post, like and end.'],
  ['another type', '{"type":"poll"}', 'type: The type is none of user, post, like and end.'],
  ['a wrong type', post({ content: 1 }), 'content: Invalid input: expected string'],
  ['an unknown field', post({ colour: 'red' }), 'Unrecognized key: "colour"'],
  ['a field for the terminal', post({ 'a\u001b[2Jb\n': 1 }), 'Unrecognized key: "a [2Jb "'],
  ['NUL', post({ content: 'a\0b' }), 'content: Control characters and broken Unicode'],
  ['half a surrogate', post({ content: '\ud800' }), 'content: Control characters and broken Unicode'],
  ['an overlong post', post({ content: 'x'.repeat(10_001) }), 'content: At most 10000 characters.'],
  ['an overlong line', post({ content: 'x'.repeat(1024 ** 2) }), 'It is longer than a mebibyte.'],
  ['no words', post({ content: ' ' }), 'content: Write something that can be seen.'],
  ['an unknown author', post({ author: 'bob' }), 'Nothing before it says who its author, bob, is.'],
  ['a future date', post({ createdAt: '2999-01-01T00:00:00Z' }), 'createdAt: This is in the future.'],
  ['a date long ago', post({ createdAt: '0000-01-01T00:00:00Z' }), 'createdAt: This is before 1970.'],
  ['no date', post({ createdAt: 'yesterday' }), 'createdAt: This is not an ISO 8601 moment'],
  ['an edit before', post({ editedAt: '2019-01-01T00:00:00Z' }), 'editedAt: This is before it was made.'],
  ['a visible hidden', post({ hiddenBy: 'ann' }), 'hiddenBy: It is visible.'],
  ['an unknown liker', '{"type":"like","user":"bob","post":1}', 'Nothing before it says who bob is.'],
  ['a second header', head, 'type: The type is none of user, post, like and end.'],
])('%s is named with its line, and nothing of its batch is kept', async (_, line, problem) => {
  await using database = await testDatabase()
  const { db } = database
  const bad = file(ann, line, post({ id: 2 }))
  const refused = imported(db, bad)
  await expect(refused).rejects.toThrow(`line 3: ${problem}`)
  await expect(refused).rejects.toThrow(/So far there are 0 accounts, 0 posts, 0 likes.*--skip-invalid\.$/)
  expect(await User.query(db).resultSize()).toBe(0)

  const told: string[] = []
  const onProblem = (where: string, said: string) => told.push(`${where}: ${said}`)
  const totals = await imported(db, bad, { skipInvalid: true, onProblem })
  expect(totals).toMatchObject({ made: { users: 1, posts: 1, likes: 0 }, invalid: 1 })
  expect(told).toEqual([expect.stringContaining(`line 3: ${problem}`)])
})

test.each(['', '\n', 'SQLite format 3', '{"some":"thing"}', '{"type":"linnet","version":2,"source":"x"}'])(
  'a file that begins with %j is none of ours',
  async (text) => {
    await using database = await testDatabase()
    await expect(imported(database.db, text)).rejects.toThrow(/^This is not an export of Linnet/)
  },
)

test('an account that is here already is left alone, unless the operator says whose it is', async () => {
  await using database = await testDatabase()
  const { db } = database
  const [here] = await User.query(db)
    .insert([
      {
        handle: 'ann',
        email: 'other@example.com',
        passwordHash: 'x',
        displayName: 'Ann here',
        role: 'admin',
      },
      { handle: 'bob', email: 'ann@example.com', passwordHash: 'x', displayName: 'Bob' },
    ])
    .returning('*')
  const came = file(ann, post({}))
  await expect(imported(db, came)).rejects.toThrow(
    'line 2: The e-mail address of ann is that of @bob here. If that is the same person, --into ann=bob;',
  )
  const other = file(ann.replace('ann@example.com', 'a@b.c'), post({}))
  await expect(imported(db, other)).rejects.toThrow(
    'line 2: The handle @ann is that of @ann here. If that is the same person, --into ann=ann; if not, --rename ann=another.',
  )
  await expect(imported(db, other, { into: new Map([['ann', 'nobody']]) })).rejects.toThrow(
    'There is no account @nobody to put ann into.',
  )
  expect(await imported(db, other, { skipInvalid: true })).toMatchObject({
    made: { users: 0, posts: 0 },
    invalid: 2,
  })
  expect(await Post.query(db).resultSize()).toBe(0)

  await imported(db, other, { rename: new Map([['ann', 'ann_too']]) })
  expect(await User.query(db).findOne({ handle: 'ann_too' }).withGraphFetched('posts')).toMatchObject({
    email: 'a@b.c',
    posts: [{ content: 'one' }],
  })
  // It is found again without being told.
  expect(await imported(db, other)).toMatchObject({ made: { users: 0, posts: 0 }, known: { posts: 1 } })

  const into = { into: new Map([['ann', 'ann']]), name: 'another' }
  await imported(db, came, into)
  expect((await imported(db, came, into)).made).toEqual({ users: 0, posts: 0, likes: 0 })
  expect(
    await User.query(db)
      .findById(here?.id ?? 0)
      .withGraphFetched('posts'),
  ).toMatchObject({
    displayName: 'Ann here',
    email: 'other@example.com',
    passwordHash: 'x',
    role: 'admin',
    posts: [{ content: 'one' }],
  })
})

test('a file that only claims to come from where an account came from gets nothing into that account', async () => {
  await using database = await testDatabase()
  const { db } = database
  await imported(db, file(ann, post({})))
  await expect(imported(db, file(post({ id: 2 })))).rejects.toThrow(
    /Nothing before it says who its author, ann, is/,
  )
  await expect(imported(db, file('{"type":"user","handle":"ann"}', post({ id: 2 })))).rejects.toThrow(
    /Another ann came from this source before/,
  )
  await expect(imported(db, file(ann, post({ createdAt: '2021-01-01T00:00:00Z' })))).rejects.toThrow(
    /Another post 1 came from this source before/,
  )
  expect(await Post.query(db).resultSize()).toBe(1)
})

test('what was deleted here for good does not come back', async () => {
  await using database = await testDatabase()
  const { db } = database
  const bob = '{"type":"user","handle":"bob"}'
  const came = file(
    ann,
    bob,
    post({}),
    post({ id: 'b', author: 'bob' }),
    '{"type":"like","user":"ann","post":"b"}',
    '{"type":"like","user":"bob","post":1}',
  )
  await imported(db, came)
  await User.query(db).where({ handle: 'bob' }).delete()
  expect(await imported(db, came)).toMatchObject({
    made: { users: 0, posts: 0, likes: 0 },
    leftOut: { likes: 2 },
  })
  expect(await User.query(db).resultSize()).toBe(1)
})

test('a reply finds what it answers before it, and only there', async () => {
  await using database = await testDatabase()
  const { db } = database
  const lines = [
    post({ id: 'a', replyTo: 'b' }),
    post({ id: 'b', replyTo: 'a' }),
    post({ id: 'c', replyTo: 'c' }),
  ]
  expect(await imported(db, file(ann, ...lines))).toMatchObject({ made: { posts: 3 }, orphans: 2 })
  const [a, b, c] = await Post.query(db).orderBy('id')
  expect(a).toMatchObject({ replyToId: null, replyCount: 1 })
  expect(b).toMatchObject({ replyToId: a?.id })
  expect(c).toMatchObject({ replyToId: null })
  await imported(db, file(ann, post({ id: 'd', replyTo: 'b' })))
  expect(await b?.$query(db)).toMatchObject({ replyCount: 1 })
})

test('a run that another one has overtaken writes nothing more', async () => {
  await using database = await testDatabase()
  const { db } = database
  let batches = 0
  const many = Array.from({ length: 1200 }, (_, id) => post({ id }))
  const overtaken = imported(db, file(ann, ...many), {
    onProgress: () => {
      batches += 1
    },
  })
  const overtaking = (async () => {
    await expect.poll(() => batches).toBeGreaterThan(0)
    await beginRun(db, 'elsewhere')
  })()
  await expect(overtaken).rejects.toThrow(/^Another import from the same source has begun/)
  await overtaking
})

test('a batch and a change that wait for each other both get through', async () => {
  await using database = await testDatabase()
  const { db } = database
  const posts = [1, 2].map((id) => post({ id }))
  await imported(db, file(ann, ...posts))
  const [first, second] = await Post.query(db).orderBy('id')
  const likes = [1, 2].map((id) => `{"type":"like","user":"ann","post":${id}}`)
  const touch = (trx: Transaction, id = 0) => Post.query(trx).findById(id).patch({ visible: true })

  let importing: Promise<unknown> | undefined
  const change = db.transaction(async (trx) => {
    await touch(trx, second?.id)
    importing = imported(db, file(ann, ...posts, ...likes))
    const waiting =
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    await expect.poll(async () => (await db.raw<{ rows: unknown[] }>(waiting)).rows).toHaveLength(1)
    await touch(trx, first?.id)
  })
  // It is mostly the import that Postgres ends, for it waited first.
  const outcome = await change.then(() => 'through', codeOf)
  expect(['through', '40P01']).toContain(outcome)
  expect(await importing).toMatchObject({ made: { likes: 2 } })
  expect((await Post.query(db)).map(({ likeCount }) => likeCount)).toEqual([1, 1])
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Post, User } from '@linnet/db'
import { emptyDatabase, testDatabase } from '@linnet/db/testing'
import sqlite from 'node-sqlite3-wasm'
import { expect, test } from 'vitest'

import { openMicroblogFile } from './microblog-file.js'
import { imported, rowsOf } from './testing.js'
import { openTwitterDatabase } from './twitter-database.js'

const passwordHash = 'pbkdf2:sha256:260000$salt$hash'

/** The blog's file as its own program makes it, with an author and these posts. */
async function blog(
  posts: [content: string, created: string, visible: unknown, more?: (string | number | null)[]][],
) {
  const folder = await mkdtemp(join(tmpdir(), 'linnet-moving-'))
  const path = join(folder, 'microblog.db')
  const db = new sqlite.Database(path)
  db.exec(`
    create table user (id integer not null primary key, username varchar(255) not null, password varchar(255) not null,
      created datetime not null, last_login datetime);
    create unique index user_username on user (username);
    create table post (id integer not null primary key, content varchar(255) not null, created datetime not null,
      visible datetime not null, deleted datetime, edited integer not null)
  `)
  db.run('insert into user values (1, ?, ?, ?, null)', [
    'Jo Bloggs',
    passwordHash,
    '2023-05-21 08:00:00.000001',
  ])
  for (const [content, created, visible, [deleted = null, edited = 0] = []] of posts) {
    db.run('insert into post (content, created, visible, deleted, edited) values (?, ?, ?, ?, ?)', [
      content,
      created,
      String(visible),
      deleted,
      edited,
    ])
  }
  db.close()
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) }
}

const local = (time: string) => new Date(time).toISOString()
const seconds = (time: string) => Math.floor(Date.parse(time) / 1000)

test('the blog moves in whole, once, and its file stays as it is', async () => {
  await using database = await testDatabase()
  const { db } = database
  await using file = await blog([
    [
      'Hello & <b>it\'s</b> <a href="https://example.com/?a=1">me</a>',
      '2023-05-23 19:01:42.123456',
      1,
      [null, seconds('2023-05-23T19:01:42')],
    ],
    ['hidden', '2023-05-24 10:00:00', 0],
    ['banana', '2023-05-24 11:00:00', 'banana'],
    ['taken back', '2023-05-25 10:00:00', 1, ['2023-05-26 10:00:00', 0]],
    ['changed', '2023-05-26 10:00:00', 1, [null, seconds('2023-05-27T10:00:00')]],
    ['long '.repeat(400), '2023-05-27 10:00:00', 1],
  ])
  const totals = await imported(db, await openMicroblogFile(file.path))
  expect(totals).toMatchObject({ made: { users: 1, posts: 6, likes: 0 }, invalid: 0 })
  const user = await User.query(db).findOne({}).throwIfNotFound()
  expect(user).toMatchObject({
    handle: 'jo_bloggs',
    email: 'jo_bloggs@localhost',
    displayName: 'Jo Bloggs',
    passwordHash: '!',
    role: 'user',
    createdAt: local('2023-05-21T08:00:00'),
  })
  const base = { authorId: user.id, visible: true, hiddenById: null, deletedAt: null, editedAt: null }
  expect(await Post.query(db).orderBy('id')).toMatchObject([
    {
      ...base,
      content: "Hello & <b>it's</b> [me](https://example.com/?a=1)",
      createdAt: local('2023-05-23T19:01:42.123'),
    },
    { ...base, content: 'hidden', visible: false, hiddenById: user.id },
    { ...base, content: 'banana', visible: false, hiddenById: user.id },
    { ...base, content: 'taken back', deletedAt: local('2023-05-26T10:00:00'), deletedById: user.id },
    { ...base, content: 'changed', editedAt: local('2023-05-27T10:00:00') },
    { ...base, content: 'long '.repeat(400) },
  ])
  const rows = await rowsOf(db)
  expect(await imported(db, await openMicroblogFile(file.path))).toMatchObject({
    made: { users: 0, posts: 0 },
    known: { users: 1, posts: 6 },
  })
  expect(await rowsOf(db)).toEqual(rows)

  await using another = await blog([['of another blog', '2023-06-01 10:00:00', 1]])
  await expect(imported(db, await openMicroblogFile(another.path))).rejects.toThrow(
    'post 1: Another post 1 came from this source before; if this is another source, name it with --source.',
  )
})

test('the blog goes into the account that the operator names, as many posts as there are', async () => {
  await using database = await testDatabase()
  const { db } = database
  const admin = await User.query(db)
    .insert({ handle: 'admin', email: 'a@b.c', passwordHash: 'x', displayName: 'Admin', role: 'admin' })
    .returning('*')
  await using file = await blog(
    Array.from({ length: 1100 }, (_, n) => [`number ${n}`, '2023-05-24 10:00:00', 1] as const).map((row) => [
      ...row,
    ]),
  )
  const totals = await imported(db, await openMicroblogFile(file.path), { allInto: 'admin' })
  expect(totals.made).toEqual({ users: 0, posts: 1100, likes: 0 })
  expect(await User.query(db)).toEqual([admin])
  const posts = await Post.query(db).where({ authorId: admin.id }).orderBy('id')
  expect(posts.map(({ content }) => content)).toEqual(Array.from({ length: 1100 }, (_, n) => `number ${n}`))
})

test('what of the blog cannot be is named by its number, and a file that is no blog by its kind', async () => {
  await using database = await testDatabase()
  const { db } = database
  await using file = await blog([
    ['good', '2023-05-24 10:00:00', 1],
    ['', '2023-05-24 10:00:00', 1],
    ['when', 'yesterday', 1],
    ['later', '2999-01-01 00:00:00', 1],
  ])
  await expect(imported(db, await openMicroblogFile(file.path))).rejects.toThrow(
    'post 2: content: Write something that can be seen.',
  )
  const told: string[] = []
  const onProblem = (where: string) => told.push(where)
  const totals = await imported(db, await openMicroblogFile(file.path), { skipInvalid: true, onProblem })
  expect(totals).toMatchObject({ made: { posts: 1 }, invalid: 3 })
  expect(told).toEqual(['post 2', 'post 3', 'post 4'])

  const bare = new sqlite.Database(file.path)
  bare.exec('drop table post')
  bare.close()
  await expect(imported(db, await openMicroblogFile(file.path))).rejects.toThrow(
    /^This is not the SQLite file of the microblog, .+ \(no such table: post\)\.$/,
  )
})

/** The exercise's tables as its own migrations make them. */
async function exercise() {
  const database = await emptyDatabase()
  await database.db.raw(`
    create table users (id serial primary key, email varchar not null unique, hashed_password varchar not null);
    create table tweets (id serial primary key, text varchar not null, owner_id integer not null references users (id),
      like_count integer default 0);
    create table likes (id serial primary key, owner_id integer not null references users (id),
      tweet_id integer not null references tweets (id));
    insert into users (email, hashed_password) values
      ('oliver.giles@example.org', 'notreally'), ('bruno@example.org', 'notreallyeither'), ('Bruno@test', '123');
    insert into tweets (text, owner_id, like_count) values
      ('i love data eng', 1, 2), ('i love postgres', 2, 1), ('i love docker', 3, 7);
    insert into likes (owner_id, tweet_id) values (1, 1), (2, 1), (2, 1), (3, 2)
  `)
  return database
}

test('the exercise moves in whole, once, with the likes that there are', async () => {
  await using database = await testDatabase()
  await using theirs = await exercise()
  const { db } = database
  expect(await imported(db, openTwitterDatabase(theirs.url))).toEqual({
    made: { users: 3, posts: 3, likes: 3 },
    known: { users: 0, posts: 0, likes: 1 },
    leftOut: { users: 0, posts: 0, likes: 0 },
    orphans: 0,
    invalid: 0,
  })
  expect(await User.query(db).orderBy('id').withGraphFetched('[posts, likedPosts]')).toMatchObject([
    {
      handle: 'oliver_giles',
      email: 'oliver.giles@example.org',
      passwordHash: '!',
      likedPosts: [{ content: 'i love data eng' }],
    },
    {
      handle: 'bruno',
      email: 'bruno@example.org',
      passwordHash: '!',
      posts: [{ content: 'i love postgres' }],
    },
    { handle: expect.stringMatching(/^bruno_[0-9a-f]{8}$/), email: 'bruno@test', passwordHash: '!' },
  ])
  expect(await Post.query(db).orderBy('id')).toMatchObject([
    { content: 'i love data eng', likeCount: 2 },
    { content: 'i love postgres', likeCount: 1 },
    { content: 'i love docker', likeCount: 0 },
  ])
  const rows = await rowsOf(db)
  await theirs.db.raw("insert into tweets (text, owner_id) values ('one more', 1)")
  expect((await imported(db, openTwitterDatabase(theirs.url))).made).toEqual({ users: 0, posts: 1, likes: 0 })
  expect(await rowsOf(db)).toHaveLength(rows.length + 2)
})

test('an account of the exercise with an address that is here goes where the operator says, or nowhere', async () => {
  await using database = await testDatabase()
  await using theirs = await exercise()
  const { db } = database
  await User.query(db).insert({
    handle: 'bee',
    email: 'bruno@example.org',
    passwordHash: 'x',
    displayName: 'Bee',
  })
  await expect(imported(db, openTwitterDatabase(theirs.url))).rejects.toThrow(
    'user 2: The e-mail address of bruno@example.org is that of @bee here. If that is the same person, --into bruno@example.org=bee;',
  )
  await imported(db, openTwitterDatabase(theirs.url), { into: new Map([['bruno@example.org', 'bee']]) })
  expect(await User.query(db).findOne({ handle: 'bee' }).withGraphFetched('posts')).toMatchObject({
    passwordHash: 'x',
    posts: [{ content: 'i love postgres' }],
  })
})

test('a database that is none of the exercise is named as such, without its address', async () => {
  await using database = await testDatabase()
  await using bare = await emptyDatabase()
  const refused = (url: string) => imported(database.db, openTwitterDatabase(url))
  await expect(refused(bare.url)).rejects.toThrow(/^That database does not have the tables of the exercise/)
  const nowhere = Object.assign(new URL(bare.url), { pathname: '/nowhere' })
  await expect(refused(nowhere.href)).rejects.toThrow(
    'The Postgres of the exercise has no database of this name; mend its URL.',
  )
})

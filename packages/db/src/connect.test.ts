import { expect, test } from 'vitest'

import { connect, isoTimestamp } from './connect.js'
import { testDatabase } from './testing.js'

test.each([
  ['2026-11-23 04:01:58.123+00', '2026-11-23T04:01:58.123Z'],
  ['2026-11-23 04:01:58.1+00', '2026-11-23T04:01:58.100Z'],
  ['2026-11-23 04:01:58+00', '2026-11-23T04:01:58.000Z'],
  ['2026-11-23 05:31:58.5+01:30', '2026-11-23T04:01:58.500Z'],
])('the timestamp %s is read as %s', (text, iso) => {
  expect(isoTimestamp(text)).toBe(iso)
})

test('snake case in SQL is camel case in code', async () => {
  await using database = await testDatabase()
  await database.db('users').insert({ handle: 'ann', email: 'a@b.c', passwordHash: 'x', displayName: 'Ann' })
  const [user] = await database.db('users').select('displayName', 'lastSignInAt')
  expect(user).toEqual({ displayName: 'Ann', lastSignInAt: null })
})

test('a slow statement is cut, and its connection is good for the next', async () => {
  await using database = await testDatabase()
  const db = connect({ url: database.url, poolMax: 1 })
  await expect(db.raw('select pg_sleep(5)')).rejects.toThrow('statement timeout')
  expect((await db.raw('select 1 as one')).rows).toEqual([{ one: 1 }])
  await db.destroy()
})

test('what is asked often is prepared under a name, and nothing that a migration would spoil', async () => {
  await using database = await testDatabase()
  const db = connect({ url: database.url, poolMax: 1 })
  const asked = [
    () => db('users').select('handle').where({ id: 1 }),
    () => db('users').where({ id: 1 }),
    () => db('users').where({ id: 1 }).update({ bio: 'x' }),
    () => db('users').where({ id: 1 }).update({ bio: 'y' }, '*'),
    () => db('users').count(),
    () => db.transaction((trx) => trx('users').select('email').where({ id: 1 })),
  ]
  for (let time = 0; time < 10; time += 1) for (const ask of asked) await ask()
  await db.raw('alter table users add column flies boolean')
  for (const ask of asked) await ask()
  const { rows } = await db.raw<{ rows: { statement: string }[] }>(
    "select statement from pg_prepared_statements where name like 'linnet%' order by statement",
  )
  expect(rows.map(({ statement }) => statement)).toEqual([
    'select "email" from "users" where "id" = $1',
    'select "handle" from "users" where "id" = $1',
    'select count(*) from "users"',
    'update "users" set "bio" = $1 where "id" = $2',
  ])
  await db.destroy()
})

import { connect, migrateUp } from '@linnet/db'
import { servingUrlOf } from '@linnet/db/testing'
import { expect, test } from 'vitest'

import { createApi, createContext } from './context.js'
import { createCaller } from './root.js'
import { refusal, testApp, testSecret } from './testing.js'

test('a table that somebody holds refuses its own calls in time, and no others', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const lock = await app.db.transaction()
  await lock.raw('lock table posts in access exclusive mode')
  const began = performance.now()
  const calls = [
    app.anyone().posts.list({}),
    app.as(ann).posts.create({ content: 'hello' }),
    app.anyone().users.byHandle({ handle: 'ann' }),
  ]
  expect(await Promise.all(calls.map(refusal))).toEqual(calls.map(() => 'DatabaseUnavailable'))
  expect(performance.now() - began).toBeLessThan(3000)
  expect((await app.as(ann).auth.me()).handle).toBe('ann')
  await lock.rollback()
  expect((await app.anyone().posts.list({})).items).toEqual([])
})

test('a database that may only be read is read, and what would write is told so', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { id: postId } = await app.post(ann, 'before')
  const operator = connect({ url: app.url })
  /** Whoever is connected keeps what was said before, and is sent away. */
  const readOnly = async (value: 'on' | 'off') => {
    const { rows } = await operator.raw<{ rows: { name: string }[] }>('select current_database() as name')
    await operator.transaction(async (trx) => {
      await trx.raw('set transaction read write')
      await trx.raw(`alter database ?? set default_transaction_read_only = ${value}`, [`${rows[0]?.name}`])
    })
    await operator.raw(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`)
  }
  const listed = () =>
    app
      .as(ann)
      .posts.list({})
      .then(({ items }) => items)

  await readOnly('on')
  await expect.poll(() => listed().catch(() => [])).toMatchObject([{ content: 'before', likeCount: 0 }])
  for (const write of [
    () => app.as(ann).posts.create({ content: 'during' }),
    () => app.as(ann).posts.like({ postId }),
    () => app.as(ann).posts.delete({ postId }),
  ])
    await expect(write()).rejects.toMatchObject({
      reason: 'DatabaseUnavailable',
      cause: { nativeError: { code: '25006' } },
    })
  await readOnly('off')
  await expect
    .poll(() =>
      app
        .as(ann)
        .posts.create({ content: 'after' })
        .catch(() => {}),
    )
    .toBeDefined()
  expect(await listed()).toMatchObject([{ content: 'after' }, { content: 'before', likeCount: 0 }])
  await operator.destroy()
})

test('a transaction that nobody goes on with is ended, and what it held is free again', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { id: postId } = await app.post(ann, 'before')
  const change = () => app.as(ann).posts.update({ postId, content: 'after' })
  const forgotten = app.db.transaction(async (trx) => {
    await trx('posts').where({ id: postId }).forUpdate()
    expect(await refusal(change())).toBe('DatabaseUnavailable')
    await expect.poll(() => change().catch(() => {}), { timeout: 15_000 }).toMatchObject({ content: 'after' })
  })
  await expect(forgotten).rejects.toThrow('is not queryable')
})

test('a database that has no place for another connection is told of, and used as soon as it has', async () => {
  await using app = await testApp()
  const url = servingUrlOf(app.url)
  await migrateUp(app.db, { servingRole: new URL(url).username })
  const db = connect({ url })
  try {
    const api = await createApi({ db, secret: testSecret, rateLimits: false })
    const posts = createCaller(
      createContext(api, { authorization: undefined, userAgent: 'vitest', requestId: 'test', calls: 1 }),
    ).posts
    const places = (count: number) =>
      app.db.raw(
        `do $$ begin execute format('alter database %I connection limit ${count}', current_database()); end $$`,
      )
    await places(0)
    await app.db.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'linnet_serving'`,
    )
    const began = performance.now()
    const calls = await Promise.allSettled(Array.from({ length: 20 }, () => posts.list({})))
    expect(performance.now() - began).toBeLessThan(3000)
    for (const call of calls) expect(call).toMatchObject({ reason: { reason: 'DatabaseUnavailable' } })
    expect(calls.at(-1)).toMatchObject({ reason: { cause: { nativeError: { code: '53300' } } } })
    await places(-1)
    expect((await posts.list({})).items).toEqual([])
  } finally {
    await db.destroy()
  }
})

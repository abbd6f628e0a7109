import { connect } from '@linnet/db'
import { expect, test } from 'vitest'

import { refusal, testApp } from './testing.js'

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

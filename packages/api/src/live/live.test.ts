import { expect, onTestFinished, test, vi } from 'vitest'

import { testApp } from '../testing.js'
import { readEvents, trimEvents } from './event-log.js'
import { eventsOf } from './live-events.js'
import { createLive } from './live.js'

test('a thousand who follow and leave keep nothing waiting for them', async () => {
  await using app = await testApp()
  const live = createLive({ api: app.api, onError: (error) => expect.unreachable(String(error)) })
  const leaving = Array.from({ length: 1000 }, () => new AbortController())
  const streams = []
  for (const { signal } of leaving)
    streams.push(await live.follow({ authorization: undefined, cursor: undefined, signal }))
  const endings = streams.map(async ({ items }) => {
    for await (const { cursor } of items) expect(cursor).toMatch(/^\d+-\d+$/)
  })
  await expect.poll(() => live.waiting()).toBe(1000)
  for (const one of leaving) one.abort()
  await Promise.all(endings)
  expect(live.waiting()).toBe(0)
  await live.close()
})

test('who begins while a transaction runs is told later what comes then, and not what was there', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const live = createLive({ api: app.api, onError: (error) => expect.unreachable(String(error)) })
  const leaving = new AbortController()
  const running = await app.db.transaction()
  await running.raw('select pg_current_xact_id()')

  await app.post(ann, 'earlier')
  const { signal } = leaving
  const { items } = await live.follow({ authorization: undefined, cursor: undefined, signal })
  await app.post(ann, 'later')
  await running.commit()

  for await (const { event } of items) {
    if (!event) continue
    expect(event).toMatchObject({ type: 'post.created', post: { content: 'later' } })
    leaving.abort()
  }
  await live.close()
})

test('a clock that is set back does not keep a stream silent', async () => {
  await using app = await testApp()
  const onError = (error: unknown) => expect.unreachable(String(error))
  const live = createLive({ api: app.api, onError, heartbeatMs: 50 })
  const leaving = new AbortController()
  const { items } = await live.follow({
    authorization: undefined,
    cursor: undefined,
    signal: leaving.signal,
  })
  onTestFinished(() => void vi.useRealTimers())
  let beats = 0
  for await (const { event } of items) {
    expect(event).toBeUndefined()
    if (beats === 0) vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
    beats += 1
    if (beats === 4) leaving.abort()
  }
  expect(beats).toBe(4)
  await live.close()
})

test('a session that ends tells nothing of the post with its number', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { id: postId } = await app.post(ann, 'one')
  await app.as(ann).posts.update({ postId, content: 'two' })
  await app.as(ann).auth.logout()
  // The log is told as far as no transaction of any database beside this one is still running.
  await expect
    .poll(async () =>
      (await readEvents(app.db, '0-0')).entries.map(({ kind, subjectId }) => [kind, subjectId]),
    )
    .toEqual([
      ['start', null],
      ['profile', ann.id],
      ['created', postId],
      ['changed', postId],
      ['session', postId],
    ])
  const { entries } = await readEvents(app.db, '0-0')
  const told = await eventsOf(app.db, null, entries)
  expect(told.map(({ event }) => event.type)).toEqual(['post.created', 'post.changed'])
})

test('the log keeps a day, in bounded steps, and always its newest line', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  for (const content of ['one', 'two']) await app.post(ann, content)
  const count = async () => Number((await app.db('events').count())[0]?.['count'])
  expect(await trimEvents(app.db)).toBe(false)
  expect(await count()).toBe(4)

  await app.db.raw("insert into events (kind, subject_id) select 'counts', 1 from generate_series(1, 1499)")
  await app.db.raw("update events set created_at = now() - interval '25 hours'")
  expect(await trimEvents(app.db)).toBe(true)
  expect(await count()).toBe(503)
  expect(await trimEvents(app.db)).toBe(false)
  expect(await count()).toBe(1)
})

test('a log that came from another server, whose transactions are numbered further, is begun afresh', async () => {
  await using app = await testApp()
  await app.db.raw("update events set xact = '900000000000'")
  await trimEvents(app.db)
  const { rows } = await app.db.raw<{ rows: object[] }>(
    'select kind, xact < pg_snapshot_xmax(pg_current_snapshot()) as ours from events',
  )
  expect(rows).toEqual([{ kind: 'start', ours: true }])
})

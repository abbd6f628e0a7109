import { expect, test } from 'vitest'

import { testApp } from '../testing.js'
import { createFreshness } from './freshness.js'

test('what anybody may see has another number once it is another, and the same until then', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const here = createFreshness(app.db)
  const there = createFreshness(app.db)
  const post = await app.post(ann, 'one')
  let [before, elsewhere] = [await here.version(), await there.version()]
  const changes = [
    () => app.as(ann).posts.update({ postId: post.id, content: 'two' }),
    () => app.as(ann).posts.like({ postId: post.id }),
    () => app.as(ann).users.updateProfile({ bio: 'Sings.' }),
    () => app.db.raw("update users set display_name = 'by hand'"),
    () => app.as(ann).posts.hide({ postId: post.id }),
  ]
  for (const change of changes) {
    expect([await here.version(), await there.version()]).toEqual([before, elsewhere])
    await change()
    const [now, now2] = [await here.version(), await there.version()]
    expect([now > before, now2 > elsewhere]).toEqual([true, true])
    ;[before, elsewhere] = [now, now2]
  }
  await app.as(ann).auth.logout()
  expect(await here.version()).toBe(before)
  for (const one of [here, there]) await one.close()
})

test('a change is seen when it is committed, however long others take', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const freshness = createFreshness(app.db)
  const first = await freshness.version()
  const slow = await app.db.transaction()
  await slow.raw("update users set bio = 'later'")
  expect(await freshness.version()).toBe(first)

  let latest = first
  for (let nth = 0; nth < 3; nth += 1) {
    await app.post(await app.user(`u${nth}`), 'meanwhile')
    const now = await freshness.version()
    expect(now).toBeGreaterThan(latest)
    expect(await freshness.version()).toBe(now)
    latest = now
  }
  await slow.commit()
  expect(await freshness.version()).toBeGreaterThan(latest)
  expect((await app.as(ann).auth.me()).bio).toBe('later')
  await freshness.close()
})

test('a hundred who ask at once share a question, which is asked after all of them did', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const freshness = createFreshness(app.db)
  const early = await freshness.version()
  const running = freshness.version()
  await app.post(ann, 'in between')
  const late = await Promise.all(Array.from({ length: 100 }, () => freshness.version()))
  expect([early <= (await running), new Set(late).size, (late[0] ?? 0) > early]).toEqual([true, 1, true])
  await freshness.close()
})

test('a database that does not answer is no reason to wait, and is asked again', async () => {
  await using app = await testApp()
  const freshness = createFreshness(app.db)
  const before = await freshness.version()
  const lock = await app.db.transaction()
  await lock.raw('lock table events in access exclusive mode')
  const began = performance.now()
  await expect(Promise.all([freshness.version(), freshness.version()])).rejects.toMatchObject({
    reason: 'Busy',
  })
  expect(performance.now() - began).toBeLessThan(1000)
  await lock.rollback()
  await expect.poll(() => freshness.version().catch(() => before)).toBeGreaterThan(before)
  await freshness.close()
})

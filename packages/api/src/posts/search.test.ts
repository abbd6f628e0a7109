import { expect, test } from 'vitest'

import { testApp } from '../testing.js'

test('what a few posts say and what most do is found alike, the newest first', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  await app.db.raw(
    `insert into posts (author_id, content, created_at)
    select ?, 'worm ' || number, timestamptz '2026-01-01' + number * interval '1 second'
    from generate_series(1, 10050) as number`,
    [ann.id],
  )
  await app.post(bob, 'a worm of bob')
  const newest = await app.post(ann, 'a hidden worm')
  await app.as(ann).posts.hide({ postId: newest.id })
  const { search } = app.anyone().posts
  const found = async (input: Parameters<typeof search>[0]) =>
    (await search({ ...input, limit: 3 })).items.map(({ content }) => content)

  expect(await found({ text: 'worm' })).toEqual(['a worm of bob', 'worm 10050', 'worm 10049'])
  expect(await found({ text: 'worm', author: 'bob' })).toEqual(['a worm of bob'])
  expect(await found({ text: 'worm', to: '2026-01-01T00:00:02Z' })).toEqual(['worm 1'])
  expect(await found({ text: 'worm 1234 or bob' })).toEqual(['a worm of bob', 'worm 1234'])
  expect(await found({ text: 'worm hidden' })).toEqual([])
})

test('the index of words is one that a search can use', async () => {
  await using app = await testApp()
  const plan = await app.db.transaction(async (trx) => {
    await trx.raw('set local enable_seqscan = off')
    return trx.raw<{ rows: object[] }>(`explain select id from posts where words @@ words_asked('worm')`)
  })
  expect(JSON.stringify(plan.rows)).toContain('Bitmap Index Scan on posts_by_words')
})

test.each([
  ["it's & b", true],
  ['100', true],
  ['今日は', true],
  ['ärger', true],
  ['quoted', true],
  ['linnet', true],
  ['well-known', true],
  ['well--known', true],
  ['"known well"', false],
  ['-ärger', false],
  ['🐦', false],
  ["'; drop table posts --", false],
  [':* <-> !!( \\', false],
  ['" - -- "-', false],
])('%j is searched for by its words, whatever else it says', async (text, isFound) => {
  await using app = await testApp()
  const ann = await app.user('ann')
  await app.post(ann, "it's a & b: 100% \\ 今日は 🐦 ÄRGER, “quoted”… well-known: https://linnet.example")
  expect((await app.anyone().posts.search({ text })).items).toHaveLength(isFound ? 1 : 0)
})

test('any moment is searched for', async () => {
  await using app = await testApp()
  await app.post(await app.user('ann'), 'one')
  const { items } = await app
    .anyone()
    .posts.search({ from: '0000-01-01T00:00:00Z', to: '9999-12-31T23:59:59Z' })
  expect(items).toHaveLength(1)
})

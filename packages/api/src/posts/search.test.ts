import { Post } from '@linnet/db'
import { expect, test } from 'vitest'

import { testApp } from '../testing.js'

test('a search by words is read off its index', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  await Post.query(app.db).insert(
    Array.from({ length: 2000 }, (_, index) => ({ authorId: ann.id, content: `worm${index}` })),
  )
  await app.db.raw('vacuum analyze posts')
  const asked: { sql: string; bindings: string[] }[] = []
  app.db.on('query', (query) => asked.push(query))
  const { items } = await app.anyone().posts.search({ text: 'worm1234' })
  expect(items.map(({ content }) => content)).toEqual(['worm1234'])
  expect(asked).toHaveLength(1)

  const { sql = '', bindings = [] } = asked[0] ?? {}
  const explain = `explain ${sql.replaceAll(/\$\d+/g, '?')}`
  const { rows } = await app.db.raw<{ rows: object[] }>(explain, bindings)
  expect(JSON.stringify(rows)).toContain('Bitmap Index Scan on posts_by_words')
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

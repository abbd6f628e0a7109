import { testSecret } from '@linnet/api/testing'
import { testDatabase } from '@linnet/db/testing'
import { expect, test } from 'vitest'

import { openLinnet } from './local/open-linnet.js'

test('what the server cannot answer is counted by its reason, and written down at the latest when it stops', async () => {
  await using database = await testDatabase()
  const instance = await openLinnet({ databaseUrl: database.url, secret: testSecret, logLevel: 'silent' })
  const app = await instance.mount({ compatPrefixes: { twitter: '/twitter' }, keepsAnswers: false })
  const ask = async (url: string) => (await app.inject({ url })).statusCode
  expect(await ask('/api/v1/posts')).toBe(200)
  await database.db.raw('alter table posts rename to elsewhere')
  expect(await ask('/api/v1/posts')).toBe(500)
  expect(await ask('/trpc/posts.list?input=%7B%7D')).toBe(500)
  expect(await ask('/trpc/instance.read,posts.list?batch=1&input=%7B%221%22%3A%7B%7D%7D')).toBe(207)
  expect(await ask('/twitter/tweets')).toBe(500)
  expect(await ask('/api/v1/posts?limit=0')).toBe(400)
  expect(await ask('/api/v1/nothing')).toBe(404)
  await database.db.raw('alter table elsewhere rename to posts')
  expect(await ask('/api/v1/posts')).toBe(200)
  await instance.close()
  expect(await database.db('failure_counts').select('reason', 'count')).toEqual([
    { reason: 'Internal', count: 4 },
  ])
})

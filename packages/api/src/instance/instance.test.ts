import { Post } from '@linnet/db'
import { expect, test } from 'vitest'

import { refusal, testApp, testSecret } from '../testing.js'
import { createApi, createContext } from '../context.js'
import { issuesOf } from '../errors.js'
import { createCaller } from '../root.js'

const facts = { authorization: undefined, userAgent: 'vitest', requestId: 'test', calls: 1 }

test('everybody reads what an admin sets, in every process at once, and what is not set stays', async () => {
  await using app = await testApp()
  const root = await app.user('root', { role: 'admin' })
  const { settings, audit } = app.as(root).admin
  const first = await app.anyone().instance.read()
  expect(first).toEqual({
    name: 'Linnet',
    description: '',
    registration: 'open',
    limits: { longestPost: 500, postsPerHour: null },
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  })

  const other = createCaller(createContext(await createApi({ db: app.db, secret: testSecret }), facts))
  await settings.update({ name: 'Birds', description: '<b>birds</b>', registration: 'closed' })
  const set = await settings.update({ longestPost: 5, postsPerHour: 2 })
  expect(set).toEqual({
    ...first,
    name: 'Birds',
    description: '<b>birds</b>',
    registration: 'closed',
    limits: { longestPost: 5, postsPerHour: 2 },
  })
  expect(await other.instance.read()).toEqual(set)
  expect(await settings.update({ postsPerHour: null })).toMatchObject({ limits: { postsPerHour: null } })
  expect((await audit.list({})).items.map(({ target }) => target)).toEqual([
    { postsPerHour: 'none' },
    { longestPost: 5, postsPerHour: 2 },
    { registration: 'closed' },
  ])
  expect(await refusal(settings.update({ longestPost: 501 }))).toBe('ValidationFailed')
})

test('of settings that some make at once, all are kept', async () => {
  await using app = await testApp()
  const { settings } = app.as(await app.user('root', { role: 'admin' })).admin
  const set = { name: 'Birds', description: 'birds', longestPost: 7, postsPerHour: 9 }
  await Promise.all(Object.entries(set).map(([field, value]) => settings.update({ [field]: value })))
  const { name, description, limits } = await app.anyone().instance.read()
  expect({ name, description, ...limits }).toEqual(set)
})

test('a post is as long as the instance takes, in characters as a person counts them, and so is an edit', async () => {
  await using app = await testApp()
  const root = app.as(await app.user('root', { role: 'admin' }))
  const before = await root.posts.create({ content: 'written before' })
  await root.admin.settings.update({ longestPost: 2 })
  const family = '👨‍👩‍👧‍👦'
  const statements: string[] = []
  app.db.on('query', ({ sql }: { sql: string }) => statements.push(sql))
  const { id: postId } = await root.posts.create({ content: family + family })
  // They come along with what is written, and cost no statement of their own.
  expect(statements.filter((sql) => /^select.*instance_settings/.test(sql))).toEqual([])
  const issues = await root.posts.create({ content: 'abc' }).catch(issuesOf)
  expect(issues).toEqual([{ path: ['content'], message: 'At most 2 characters.' }])
  for (const refused of [
    () => root.posts.update({ postId, content: 'abc' }),
    () => root.admin.posts.update({ postId, content: 'abc' }),
  ]) {
    expect(await refusal(refused())).toBe('ValidationFailed')
  }
  expect(await root.posts.update({ postId: before.id, content: 'written before' })).toEqual(before)
  expect(await Post.query(app.db).resultSize()).toBe(2)
})

test('an account writes as many posts an hour as the instance takes, however many at once', async () => {
  await using app = await testApp()
  const { settings } = app.as(await app.user('root', { role: 'admin' })).admin
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  await settings.update({ postsPerHour: 3 })
  const create = () => app.as(ann).posts.create({ content: 'again' })
  const made = await Promise.allSettled(Array.from({ length: 12 }, create))
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  const [written] = await Post.query(app.db)
  await app.as(ann).posts.delete({ postId: written?.id ?? 0 })
  expect(await refusal(create())).toBe('TooManyPosts')
  await app.post(bob, 'mine')

  await app
    .db('posts')
    .where({ authorId: ann.id })
    .update({ createdAt: app.db.raw("now() - interval '61 minutes'") })
  await create()
  await settings.update({ postsPerHour: null })
  for (let more = 0; more < 3; more += 1) await create()
})

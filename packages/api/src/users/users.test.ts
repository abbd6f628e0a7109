import { expect, test } from 'vitest'

import { refusal, testApp } from '../testing.js'

test('an account is found by handle, in any case, and by id', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  await app.post(ann, 'hello')
  const { users } = app.anyone()
  const profile = await users.byHandle({ handle: 'Ann' })
  expect(profile).toEqual({
    id: ann.id,
    handle: 'ann',
    displayName: 'ANN',
    bio: '',
    role: 'user',
    createdAt: expect.any(String),
    postCount: 1,
    suspended: false,
  })
  expect(await users.byId({ userId: ann.id })).toEqual(profile)
  expect(await refusal(users.byId({ userId: 999 }))).toBe('UserNotFound')
  expect(await refusal(users.byHandle({ handle: 'nobody' }))).toBe('UserNotFound')
})

test('accounts are listed newest first, without anything private', async () => {
  await using app = await testApp()
  for (const handle of ['ann', 'bob', 'carla']) await app.user(handle)
  const { users } = app.anyone()
  const first = await users.list({ limit: 2 })
  expect(first.items.map(({ handle }) => handle)).toEqual(['carla', 'bob'])
  expect(Object.keys(first.items[0] ?? {}).toSorted()).toEqual([
    'bio',
    'createdAt',
    'displayName',
    'handle',
    'id',
    'role',
  ])
  const second = await users.list({ limit: 2, cursor: first.nextCursor ?? '' })
  expect(second.items.map(({ handle }) => handle)).toEqual(['ann'])
})

test('a profile is changed by its owner, field by field', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { users } = app.as(ann)
  const later = app.as(ann)
  expect(await users.updateProfile({ bio: 'Birds.' })).toMatchObject({ bio: 'Birds.', displayName: 'ANN' })
  expect(await users.updateProfile({ displayName: 'Ann Lee' })).toMatchObject({
    bio: 'Birds.',
    displayName: 'Ann Lee',
  })
  expect(await users.updateProfile({ bio: '' })).toMatchObject({ bio: '' })
  expect(await later.users.updateProfile({})).toMatchObject({ displayName: 'Ann Lee' })
  expect(await refusal(users.updateProfile({ displayName: '' }))).toBe('ValidationFailed')
  expect(await refusal(users.updateProfile({ bio: 'x'.repeat(301) }))).toBe('ValidationFailed')
})

test('a suspended account is listed and found by staff alone, with what it posted and likes', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  const mo = await app.user('mo', { role: 'moderator' })
  const root = await app.user('root', { role: 'admin' })
  await app.user('carla')
  await app.post(ann, 'from ann')
  const { id: postId } = await app.post(bob, 'from bob')
  await app.as(ann).posts.like({ postId })
  const carla = await app.anyone().users.byHandle({ handle: 'carla' })
  for (const { id: userId } of [ann, carla]) await app.as(root).admin.users.suspend({ userId })

  for (const { users } of [app.anyone(), app.as(bob)]) {
    expect((await users.list({})).items.map(({ handle }) => handle)).toEqual(['root', 'mo', 'bob'])
    for (const call of [users.byId, users.posts, users.likedPosts]) {
      expect(await refusal(call({ userId: ann.id }))).toBe('UserNotFound')
    }
    expect(await refusal(users.posts({ userId: carla.id }))).toBe('UserNotFound')
  }
  for (const { users } of [app.as(mo), app.as(root)]) {
    const { items } = await users.list({})
    expect(items.map(({ handle }) => handle)).toEqual(['carla', 'root', 'mo', 'bob', 'ann'])
    expect(await users.byId({ userId: carla.id })).toEqual({ ...carla, suspended: true })
    expect((await users.posts({ userId: ann.id })).items).toMatchObject([{ content: 'from ann' }])
    expect((await users.posts({ userId: carla.id })).items).toEqual([])
    expect((await users.likedPosts({ userId: ann.id })).items).toMatchObject([{ content: 'from bob' }])
  }
})

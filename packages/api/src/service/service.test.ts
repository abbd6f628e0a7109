import { raw, ServiceToken } from '@linnet/db'
import { expect, test } from 'vitest'

import { refusal, testApp } from '../testing.js'

test('another server posts in the name of an account', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const admin = await app.user('root', { role: 'admin' })
  const { service } = app.withToken(await app.service(admin, ['posts:write']))

  expect(await service.me()).toEqual({ name: 'a bot', scopes: ['posts:write'], expiresAt: null })
  expect(await service.createPost({ authorId: ann.id, content: 'from a bot' })).toMatchObject({
    author: { handle: 'ann' },
    content: 'from a bot',
  })
  expect(await refusal(service.createPost({ authorId: 999, content: 'x' }))).toBe('UserNotFound')
})

test('a service token does not act as a user, and a user not as a service', async () => {
  await using app = await testApp()
  const admin = await app.user('root', { role: 'admin' })
  const token = await app.service(admin, ['posts:write'])
  expect(await refusal(app.withToken(token).posts.create({ content: 'x' }))).toBe('NotAllowed')
  expect(await refusal(app.withToken(token).admin.stats({}))).toBe('NotAllowed')
  expect(await refusal(app.as(admin).service.me())).toBe('NotAllowed')
  expect((await app.withToken(token).posts.list({})).items).toEqual([])
})

test('a revoked or expired token is nothing', async () => {
  await using app = await testApp()
  const admin = await app.user('root', { role: 'admin' })
  const token = await app.service(admin, ['posts:write'])
  const [listed] = (await app.as(admin).admin.serviceTokens.list({})).items
  const revoked = await app.as(admin).admin.serviceTokens.revoke({ tokenId: listed?.id ?? 0 })
  expect(revoked.revokedAt).toEqual(expect.any(String))
  expect(await refusal(app.withToken(token).service.me())).toBe('TokenInvalid')

  const expired = await app.service(admin, ['posts:write'])
  await ServiceToken.query(app.db).patch({
    createdAt: raw("now() - interval '2 days'"),
    expiresAt: raw("now() - interval '1 day'"),
  })
  expect(await refusal(app.withToken(expired).service.me())).toBe('TokenInvalid')
  expect(await refusal(app.as(admin).admin.serviceTokens.revoke({ tokenId: 999 }))).toBe(
    'ServiceTokenNotFound',
  )
})

test('the secret is shown once and kept as a hash, and its use is noted', async () => {
  await using app = await testApp()
  const admin = await app.user('root', { role: 'admin' })
  const token = await app.service(admin, ['posts:write'])
  expect(JSON.stringify(await ServiceToken.query(app.db))).not.toContain(token)
  expect(JSON.stringify(await app.as(admin).admin.serviceTokens.list({}))).not.toContain(token.slice(4))

  await app.withToken(token).service.me()
  const [used] = (await app.as(admin).admin.serviceTokens.list({})).items
  expect(used?.lastUsedAt).toEqual(expect.any(String))
})

import { raw, ServiceToken } from '@linnet/db'
import { expect, test } from 'vitest'

import { identify, viewerFor } from '../identity.js'
import { refusal, testApp } from '../testing.js'
import type { Scope } from './service.schema.js'
import { createServiceToken, findOwner } from './service-tokens.js'

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

test('a token is answered whole, lasts as many days as it was made for, and is known by who made it', async () => {
  await using app = await testApp()
  const admin = await app.user('root', { role: 'admin' })
  const { serviceTokens } = app.as(admin).admin
  const made = await serviceTokens.create({
    name: 'weather bot',
    scopes: ['posts:read', 'posts:write'],
    expiresInDays: 2,
  })
  const { token, ...shown } = made
  expect(token).toMatch(/^svc_[\w-]{43}$/)
  expect(shown).toEqual({
    id: expect.any(Number),
    name: 'weather bot',
    scopes: ['posts:read', 'posts:write'],
    createdAt: expect.any(String),
    expiresAt: new Date(Date.parse(made.createdAt) + 2 * 24 * 60 * 60 * 1000).toISOString(),
    lastUsedAt: null,
    revokedAt: null,
  })
  const lasting = await serviceTokens.create({ name: 'lasting', scopes: ['posts:read'] })
  expect(lasting.expiresAt).toBeNull()
  expect((await serviceTokens.list({ limit: 1 })).items).toMatchObject([{ id: lasting.id }])
  expect((await serviceTokens.list({})).items[1]).toEqual(shown)
  expect(await ServiceToken.query(app.db).select('createdById', 'ownerId')).toEqual([
    { createdById: admin.id, ownerId: null },
    { createdById: admin.id, ownerId: null },
  ])
  expect((await app.withToken(token).service.me()).expiresAt).toBe(shown.expiresAt)
})

test('the use of a token is noted once a minute, and that it was revoked the first time', async () => {
  await using app = await testApp()
  const admin = await app.user('root', { role: 'admin' })
  const { serviceTokens } = app.as(admin).admin
  const [used, other] = [await app.service(admin, ['posts:read']), await app.service(admin, ['posts:read'])]
  const usedAt = async () => (await serviceTokens.list({})).items.map(({ lastUsedAt }) => lastUsedAt)
  await app.withToken(used).service.me()
  const [unused, first] = await usedAt()
  expect([unused, first]).toEqual([null, expect.any(String)])
  await app.withToken(used).service.me()
  expect(await usedAt()).toEqual([null, first])
  await app.withToken(other).service.me()
  await ServiceToken.query(app.db).patch({ lastUsedAt: raw("now() - interval '61 seconds'") })
  const [aged] = await usedAt()
  await app.withToken(used).service.me()
  const [still, again] = await usedAt()
  expect(still).toBe(aged)
  expect(Date.parse(again ?? '')).toBeGreaterThanOrEqual(Date.parse(first ?? ''))

  const revoked = await serviceTokens.revoke({ tokenId: 1 })
  expect(await serviceTokens.revoke({ tokenId: 1 })).toEqual(revoked)
  await app.withToken(other).service.me()
})

test('a token that the command line makes is of nobody', async () => {
  await using app = await testApp()
  const { token } = await createServiceToken(app.db, {}, { name: 'a bot', scopes: ['posts:read'] })
  expect(await ServiceToken.query(app.db)).toMatchObject([{ createdById: null, ownerId: null }])
  expect((await app.withToken(token).service.me()).name).toBe('a bot')
})

test('a token acts for nobody in what names no scope', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const { token } = await app.as(ann).tokens.create({ name: 'script', scopes: ['posts:read'] })
  const identity = await identify(app.api, { authorization: `Bearer ${token}` })
  expect(await refusal(viewerFor(identity, undefined))).toBe('NotAllowed')
  expect(await viewerFor(identity, 'posts:read')).toMatchObject({ id: ann.id, role: 'user' })
})

test('whoever a token acts for, staff too, is an account like any other through it', async () => {
  await using app = await testApp()
  const root = await app.user('root', { role: 'admin' })
  const scopes: Scope[] = ['posts:read']
  const own = (await app.as(root).tokens.create({ name: 'script', scopes })).token
  for (const token of [own, await app.service(root, scopes)]) {
    const credentials = { authorization: `Bearer ${token}`, onBehalfOf: String(root.id) }
    const viewer = await viewerFor(await identify(app.api, credentials), 'posts:read')
    expect(viewer).toMatchObject({ id: root.id, role: 'user' })
  }
})

test('a token whose owner went away in this moment is nothing', async () => {
  await using app = await testApp()
  expect(await refusal(findOwner(app.db, 999))).toBe('TokenInvalid')
})

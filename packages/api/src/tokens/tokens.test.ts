import { AuditEntry, ServiceToken, User } from '@linnet/db'
import { expect, test } from 'vitest'

import { reasonIn, refusal, testApp } from '../testing.js'
import { createToken } from './tokens.js'
import { mostTokens } from './tokens.schema.js'

test('a script acts as its owner, as far as its scopes go, and never as staff', async () => {
  await using app = await testApp()
  const [ann, root] = [await app.user('ann'), await app.user('root', { role: 'admin' })]
  const { id: held } = await app.post(ann, 'held back')
  await app.as(ann).posts.hide({ postId: held })
  const { token } = await app
    .as(root)
    .tokens.create({ name: 'script', scopes: ['posts:read', 'posts:write'] })
  const script = app.withToken(token)

  const post = await script.posts.create({ content: 'from my script' })
  expect(post.author.handle).toBe('root')
  expect(await refusal(script.posts.byId({ postId: held }))).toBe('PostNotFound')
  expect(await refusal(script.posts.delete({ postId: held }))).toBe('PostNotFound')
  expect(await refusal(script.posts.like({ postId: post.id }))).toBe('ScopeMissing')
  for (const call of [
    () => script.admin.stats({}),
    () => script.auth.me(),
    () => script.tokens.create({ name: 'another', scopes: ['posts:write'] }),
    () => script.service.createPost({ authorId: ann.id, content: 'x' }),
  ]) {
    expect(await refusal(call())).toBe('NotAllowed')
  }
  expect(await AuditEntry.query(app.db).resultSize()).toBe(0)
})

test('a script acts for nobody else', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  const { token } = await app.as(ann).tokens.create({ name: 'script', scopes: ['posts:write'] })
  const as = (userId: number) => app.withToken(token, { onBehalfOf: String(userId) }).posts
  expect(await refusal(as(bob.id).create({ content: 'x' }))).toBe('NotAllowed')
  expect((await as(ann.id).create({ content: 'x' })).author.id).toBe(ann.id)
})

test('one has as many tokens as one may, however many are asked for at once', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  const { tokens } = app.as(ann)
  const create = () => tokens.create({ name: 'script', scopes: ['posts:write'] })
  for (let made = 0; made < mostTokens - 4; made += 1) await create()
  const last = Array.from({ length: 10 }, () => create().then(() => 'made', reasonIn))
  const outcomes = await Promise.all(last)
  expect(outcomes.filter((outcome) => outcome === 'made')).toHaveLength(4)
  expect(outcomes.filter((outcome) => outcome === 'TooManyTokens')).toHaveLength(6)
  const bobs = await app.as(bob).tokens.create({ name: 'script', scopes: ['posts:write'] })

  const [newest] = (await tokens.list({ limit: 1 })).items
  const tokenId = newest?.id ?? 0
  expect(newest).toMatchObject({ name: 'script', ownerId: ann.id })
  expect(await refusal(app.as(bob).tokens.revoke({ tokenId }))).toBe('ServiceTokenNotFound')
  expect((await app.as(bob).tokens.list({})).items).toMatchObject([{ id: bobs.id, ownerId: bob.id }])
  expect((await tokens.revoke({ tokenId })).revokedAt).toEqual(expect.any(String))
  const { token } = await create()
  expect(JSON.stringify(await ServiceToken.query(app.db))).not.toContain(token)
})

test("staff see people's tokens and end them, and a suspension stops them", async () => {
  await using app = await testApp()
  const [ann, root] = [await app.user('ann'), await app.user('root', { role: 'admin' })]
  const { id: tokenId, token } = await app.as(ann).tokens.create({ name: 'script', scopes: ['posts:write'] })
  const { admin } = app.as(root)
  const post = () => app.withToken(token).posts.create({ content: 'x' })
  await app.service(root, ['posts:write'])
  const { items } = await admin.serviceTokens.list({})
  expect(items.map(({ ownerId }) => ownerId)).toEqual([undefined, ann.id])
  expect(await refusal(app.as(ann).tokens.revoke({ tokenId: tokenId + 1 }))).toBe('ServiceTokenNotFound')

  await admin.users.suspend({ userId: ann.id })
  expect(await refusal(post())).toBe('AccountSuspended')
  await admin.users.unsuspend({ userId: ann.id })
  await post()
  await admin.serviceTokens.revoke({ tokenId })
  expect(await refusal(post())).toBe('TokenInvalid')
})

test('who was deleted in this moment gets no token any more', async () => {
  await using app = await testApp()
  const { id } = await app.user('ann')
  const ann = await User.query(app.db).findById(id).throwIfNotFound()
  await User.query(app.db).deleteById(id)
  expect(await refusal(createToken(app.db, ann, { name: 'script', scopes: ['posts:write'] }))).toBe(
    'SessionEnded',
  )
})

import { randomUUID } from 'node:crypto'
import { AuditEntry, Post } from '@linnet/db'
import { expect, test } from 'vitest'

import { listProcedures } from '../procedures.js'
import { refusal, testApp, type TestApp } from '../testing.js'
import type { Scope } from './service.schema.js'

async function arrange(app: TestApp, scopes: Scope[] = ['posts:read', 'posts:write', 'likes:write']) {
  const root = await app.user('root', { role: 'admin' })
  const ann = await app.user('ann')
  const token = await app.service(root, scopes)
  const behalf = (userId: number | string | undefined, facts = {}) =>
    app.withToken(token, { onBehalfOf: userId?.toString(), ...facts })
  return { root, ann, token, behalf }
}

test('a service token posts, likes and reads for an account, as that account', async () => {
  await using app = await testApp()
  const { ann, behalf } = await arrange(app)
  const { posts } = behalf(ann.id)
  const post = await posts.create({ content: 'from a bot', visible: false })
  expect(post.author.handle).toBe('ann')
  expect((await posts.byId({ postId: post.id })).visible).toBe(false)
  expect(await posts.like({ postId: post.id })).toMatchObject({ liked: true, likeCount: 1 })
  expect(await refusal(app.anyone().posts.byId({ postId: post.id }))).toBe('PostNotFound')
})

test('each scope is for what it says, and no more', async () => {
  await using app = await testApp()
  const { ann, behalf } = await arrange(app, ['posts:write'])
  const { posts, auth } = behalf(ann.id)
  const { id: postId } = await posts.create({ content: 'x' })
  expect(await refusal(posts.like({ postId }))).toBe('ScopeMissing')
  expect(await refusal(posts.list({}))).toBe('ScopeMissing')
  expect(await refusal(auth.me())).toBe('NotAllowed')
  expect(await refusal(auth.logoutAll())).toBe('NotAllowed')
})

test('acting for an admin gives nobody the rights of an admin', async () => {
  await using app = await testApp()
  const { root, ann, behalf } = await arrange(app)
  const hidden = await app.as(ann).posts.create({ content: 'hidden', visible: false })
  const asRoot = behalf(root.id)
  expect(await refusal(asRoot.posts.byId({ postId: hidden.id }))).toBe('PostNotFound')
  expect(await refusal(asRoot.posts.delete({ postId: hidden.id }))).toBe('PostNotFound')
  expect(await refusal(asRoot.admin.posts.delete({ postId: hidden.id }))).toBe('NotAllowed')
})

test('only a service token acts for others, and only for accounts that are there', async () => {
  await using app = await testApp()
  const { root, ann, behalf } = await arrange(app)
  const create = (caller: ReturnType<TestApp['withToken']>) => refusal(caller.posts.create({ content: 'x' }))
  expect(await create(app.withToken(undefined, { onBehalfOf: String(ann.id) }))).toBe('NotSignedIn')
  expect(await create(app.withToken(root.accessToken, { onBehalfOf: String(ann.id) }))).toBe('NotAllowed')
  expect(await create(behalf(999))).toBe('UserNotFound')
  for (const odd of ['', '0', '-1', '1.5', '1e3', 'ann', '99999999999', '1, 2', ' 1']) {
    expect([odd, await create(behalf(odd))]).toEqual([odd, 'ValidationFailed'])
  }
  await app.as(root).admin.users.suspend({ userId: ann.id })
  expect(await create(behalf(ann.id))).toBe('UserNotFound')
  expect(await Post.query(app.db).resultSize()).toBe(0)
})

const scoped = listProcedures().filter(
  ({ kind, meta }) => kind === 'mutation' && meta.access === 'signedIn' && meta.scope !== undefined,
)

test.each(scoped)('what $path changes for an account is one entry of the audit log', async ({ path }) => {
  await using app = await testApp()
  const { ann, behalf } = await arrange(app)
  const { id: postId } = await app.post(ann, 'a post')
  const content = { content: 'words' }
  const inputs: Record<string, object> = { 'posts.create': content, 'posts.update': { postId, ...content } }
  let procedure: unknown = behalf(ann.id)
  for (const name of path.split('.')) procedure = Reflect.get(Object(procedure), name)
  if (typeof procedure !== 'function') throw new Error(`${path} is not a procedure`)
  await procedure(inputs[path] ?? { postId })
  const entries = await AuditEntry.query(app.db).whereNotNull('tokenId')
  expect(entries).toMatchObject([{ action: path, onBehalfOf: ann.id }])
  expect(JSON.stringify(entries)).not.toContain('words')
})

test('a token without the scope does not learn who is there', async () => {
  await using app = await testApp()
  const { ann, behalf } = await arrange(app, ['posts:write'])
  for (const userId of [ann.id, 999]) {
    expect(await refusal(behalf(userId).posts.list({}))).toBe('ScopeMissing')
    expect(await refusal(behalf(userId).admin.stats({}))).toBe('NotAllowed')
  }
})

test('a token that ends, ends for whomever it acted', async () => {
  await using app = await testApp()
  const { root, ann, behalf } = await arrange(app)
  await app.as(root).admin.serviceTokens.revoke({ tokenId: 1 })
  expect(await refusal(behalf(ann.id).posts.list({}))).toBe('TokenInvalid')
})

test('what it does for accounts is kept once, and the same key for two accounts is two calls', async () => {
  await using app = await testApp()
  const { root, ann, behalf } = await arrange(app)
  const bob = await app.user('bob')
  const idempotencyKey = randomUUID()
  const create = (userId: number) => behalf(userId, { idempotencyKey }).posts.create({ content: 'x' })
  const [first, again, other] = [await create(ann.id), await create(ann.id), await create(bob.id)]
  expect([again.id, other.author.handle]).toEqual([first.id, 'bob'])
  await refusal(behalf(ann.id).posts.update({ postId: other.id, content: 'not mine' }))
  const older = await behalf(undefined).service.createPost({ authorId: ann.id, content: 'the older way' })

  const { items } = await app.as(root).admin.audit.list({ tokenId: 1 })
  expect(items).toMatchObject([
    { tokenId: 1, onBehalfOf: ann.id, action: 'service.createPost', target: { id: older.id } },
    { userId: null, tokenId: 1, onBehalfOf: bob.id, action: 'posts.create', target: { id: other.id } },
    { userId: null, tokenId: 1, onBehalfOf: ann.id, action: 'posts.create', target: { id: first.id } },
  ])
  expect(await AuditEntry.query(app.db).whereNotNull('tokenId').resultSize()).toBe(3)
})

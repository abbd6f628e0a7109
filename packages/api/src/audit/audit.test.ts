import { AuditEntry, Post } from '@linnet/db'
import { expect, test } from 'vitest'

import { refusal, testApp } from '../testing.js'
import { brokenAuditEntry } from './audit.js'

test('what staff do is kept: who, what, to what, and in which request', async () => {
  await using app = await testApp()
  const root = await app.user('root', { role: 'admin' })
  const ann = await app.user('ann')
  const post = await app.post(ann, 'canary')
  const { admin } = app.as(root)
  await admin.posts.update({ postId: post.id, content: 'canary too' })
  await admin.posts.setVisible({ postId: post.id, visible: false })
  await admin.users.setRole({ userId: ann.id, role: 'moderator' })
  const made = await admin.serviceTokens.create({ name: 'canary bot', scopes: ['posts:write'] })

  const { items } = await admin.audit.list({})
  const by = { userId: root.id, tokenId: null, onBehalfOf: null, requestId: 'test' }
  expect(items).toMatchObject([
    { ...by, action: 'admin.serviceTokens.create', target: { id: made.id } },
    { ...by, action: 'admin.users.setRole', target: { userId: ann.id, role: 'moderator' } },
    { ...by, action: 'admin.posts.setVisible', target: { postId: post.id, visible: false } },
    { ...by, action: 'admin.posts.update', target: { postId: post.id } },
  ])
  // What was there before has no id of its own among what was done to it.
  expect(items.map(({ target }) => target)).toEqual([
    { id: made.id },
    { userId: ann.id, role: 'moderator' },
    { postId: post.id, visible: false },
    { postId: post.id },
  ])
  expect(JSON.stringify(await AuditEntry.query(app.db))).not.toMatch(/canary|svc_/)
})

test('what failed, what was read and what people do as themselves is not kept', async () => {
  await using app = await testApp()
  const root = await app.user('root', { role: 'admin' })
  await app.post(root, 'mine')
  await app.as(root).posts.like({ postId: 1 })
  await app.as(root).admin.posts.list({})
  expect(await refusal(app.as(root).admin.posts.delete({ postId: 999 }))).toBe('PostNotFound')
  expect(await AuditEntry.query(app.db).resultSize()).toBe(0)
})

test('an effect that cannot be kept does not happen', async () => {
  await using app = await testApp()
  const root = await app.user('root', { role: 'admin' })
  const post = await app.post(root, 'mine')
  await app.db.raw('alter table audit_entries add constraint full_up check (false)')
  for (const facts of [{}, { idempotencyKey: 'k' }]) {
    expect(
      await refusal(app.withToken(root.accessToken, facts).admin.posts.delete({ postId: post.id })),
    ).toBe('Internal')
  }
  expect(await Post.query(app.db).findById(post.id)).toMatchObject({ deletedAt: null })
})

test('nobody changes what was kept, and it outlives whom it names', async () => {
  await using app = await testApp()
  const root = await app.user('root', { role: 'admin' })
  const ann = await app.user('ann')
  await app.as(root).admin.users.suspend({ userId: ann.id })
  await app.db('users').where({ id: ann.id }).delete()
  expect(await AuditEntry.query(app.db)).toMatchObject([{ target: { userId: ann.id } }])
  await expect(AuditEntry.query(app.db).patch({ action: 'nothing' })).rejects.toThrow('never changed')
  await expect(AuditEntry.query(app.db).delete()).rejects.toThrow('never changed')
  await expect(app.db.raw('truncate audit_entries')).rejects.toThrow('never changed')
})

test('each entry holds on to the one before, also when many are made at once, so that none is changed or taken out unseen', async () => {
  await using app = await testApp()
  const root = await app.user('root', { role: 'admin' })
  const authors = await Promise.all(['ann', 'bob', 'carla', 'dora'].map((handle) => app.user(handle)))
  const { admin } = app.as(root)
  const posts = await Promise.all(authors.map((author) => app.post(author, 'hello')))
  await Promise.all([
    ...authors.map(({ id }) => admin.users.suspend({ userId: id })),
    admin.posts.bulk({ postIds: posts.map(({ id }) => id), act: 'hide' }),
    ...posts.map(({ id }) => admin.posts.update({ postId: id, content: 'bye' })),
  ])
  const kept = await AuditEntry.query(app.db).orderBy('id')
  expect(kept).toHaveLength(12)
  expect(await brokenAuditEntry(app.db)).toBeUndefined()

  const [, second, third] = kept
  const meddle = async (statement: string) => {
    await app.db.transaction(async (trx) => {
      await trx.raw('alter table audit_entries disable trigger refuse_audit_change')
      await trx.raw(statement)
      await trx.raw('alter table audit_entries enable trigger refuse_audit_change')
    })
  }
  await meddle(`update audit_entries set user_id = user_id + 1 where id = ${third?.id}`)
  expect(await brokenAuditEntry(app.db)).toBe(third?.id)
  await meddle(`update audit_entries set user_id = user_id - 1 where id = ${third?.id}`)
  expect(await brokenAuditEntry(app.db)).toBeUndefined()
  await meddle(`delete from audit_entries where id = ${second?.id}`)
  expect(await brokenAuditEntry(app.db)).toBe(third?.id)
})

test('the log is read page by page and filtered, by admins alone', async () => {
  await using app = await testApp()
  const root = await app.user('root', { role: 'admin' })
  const mod = await app.user('mod', { role: 'moderator' })
  const ann = await app.user('ann')
  for (let round = 0; round < 3; round += 1) {
    await app.as(mod).admin.users.suspend({ userId: ann.id })
    await app.as(root).admin.users.unsuspend({ userId: ann.id })
  }
  const { audit } = app.as(root).admin
  const first = await audit.list({ limit: 4 })
  const rest = await audit.list({ limit: 4, cursor: first.nextCursor ?? '' })
  expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([4, 2, null])
  const ids = [...first.items, ...rest.items].map(({ id }) => id)
  expect(ids).toEqual(ids.toSorted((one, other) => other - one))
  expect((await audit.list({ userId: mod.id })).items).toHaveLength(3)
  expect((await audit.list({ action: 'admin.users.unsuspend' })).items).toHaveLength(3)
  expect((await audit.list({ userId: mod.id, action: 'admin.users.unsuspend' })).items).toEqual([])
  expect(await refusal(app.as(mod).admin.audit.list({}))).toBe('NotAllowed')
})

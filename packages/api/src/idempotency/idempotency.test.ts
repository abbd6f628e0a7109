import { randomUUID } from 'node:crypto'
import { AuditEntry, connect, IdempotencyKey, Post, raw, User } from '@linnet/db'
import { expect, test } from 'vitest'

import { createApi, createContext, type Api } from '../context.js'
import { issuesOf } from '../errors.js'
import { listProcedures } from '../procedures.js'
import { createCaller } from '../root.js'
import { refusal, testApp, testPassword, testSecret, type TestApp } from '../testing.js'
import { keyed, trimIdempotencyKeys } from './once.js'

interface Asked {
  token?: string | undefined
  input?: unknown
  /** What the same key must be refused for. */
  other?: unknown
}

async function arrange(app: TestApp) {
  const root = await app.user('root', { role: 'admin' })
  const second = await app.user('second', { role: 'admin' })
  const ann = await app.user('ann')
  const bot = await app.service(root, ['posts:write'])
  const script = await app.as(ann).tokens.create({ name: 'script', scopes: ['posts:write'] })
  const { id: inviteId } = await app.as(root).admin.invites.create({})
  const post = await app.post(ann, 'a post')
  const held = await app.post(ann, 'a post that is gone')
  await app.as(ann).posts.hide({ postId: held.id })
  await app.as(ann).posts.delete({ postId: held.id })
  await app.as(ann).posts.like({ postId: post.id })
  return {
    root: root.accessToken,
    second,
    ann,
    bot,
    scriptId: script.id,
    inviteId,
    postId: post.id,
    heldId: held.id,
  }
}
type World = Awaited<ReturnType<typeof arrange>>

const email = 'bea@example.com'
const newPassword = 'another horse battery'

/** One right call of each mutation. */
const asks: Record<string, (world: World) => Asked> = {
  'account.delete': ({ ann }) => ({
    token: ann.accessToken,
    input: { password: testPassword },
    other: { password: newPassword },
  }),
  'tokens.create': ({ ann }) => ({
    token: ann.accessToken,
    input: { name: 'script', scopes: ['posts:write'] },
    other: { name: 'another script', scopes: ['posts:write'] },
  }),
  'tokens.revoke': ({ ann, scriptId }) => ({
    token: ann.accessToken,
    input: { tokenId: scriptId },
    other: { tokenId: scriptId + 1 },
  }),
  'auth.register': () => ({
    input: { handle: 'bea', email, password: testPassword },
    other: { handle: 'bea', email, password: newPassword },
  }),
  'auth.login': () => ({
    input: { identifier: 'ann', password: testPassword },
    other: { identifier: 'root', password: testPassword },
  }),
  'auth.logout': ({ ann }) => ({ token: ann.accessToken }),
  'auth.logoutAll': ({ ann }) => ({ token: ann.accessToken }),
  'auth.revokeSession': ({ ann }) => ({
    token: ann.accessToken,
    input: { sessionId: 3 },
    other: { sessionId: 1 },
  }),
  'auth.changePassword': ({ ann }) => ({
    token: ann.accessToken,
    input: { currentPassword: testPassword, newPassword },
    other: { currentPassword: testPassword, newPassword: testPassword },
  }),
  'posts.create': ({ ann, postId }) => ({
    token: ann.accessToken,
    input: { content: 'a reply', replyToId: postId },
    other: { content: 'another reply', replyToId: postId },
  }),
  'posts.update': ({ ann, postId, heldId }) => ({
    token: ann.accessToken,
    input: { postId, content: 'better' },
    other: { postId: heldId, content: 'better' },
  }),
  ...ofPosts('posts', ['hide', 'delete', 'like', 'unlike'], ({ ann }) => ann.accessToken),
  ...ofPosts('posts', ['show', 'restore'], ({ ann }) => ann.accessToken),
  'users.updateProfile': ({ ann }) => ({
    token: ann.accessToken,
    input: { bio: 'new' },
    other: { bio: 'newer' },
  }),
  'admin.posts.create': ({ root }) => ({
    token: root,
    input: { content: 'news' },
    other: { content: 'more news' },
  }),
  'admin.posts.update': ({ root, postId }) => ({
    token: root,
    input: { postId, content: 'better' },
    other: { postId, content: 'best' },
  }),
  'admin.posts.setVisible': ({ root, postId }) => ({
    token: root,
    input: { postId, visible: false },
    other: { postId, visible: true },
  }),
  ...ofPosts('admin.posts', ['delete', 'restore', 'purge'], ({ root }) => root),
  // Of one that is there, and one that never was.
  'admin.posts.bulk': ({ root, postId, heldId }) => ({
    token: root,
    input: { act: 'hide', postIds: [postId, heldId + 1] },
    other: { act: 'hide', postIds: [heldId + 1, postId] },
  }),
  'admin.users.endSessions': ({ root, ann }) => ({
    token: root,
    input: { userId: ann.id },
    other: { userId: ann.id, sessionId: 3 },
  }),
  'admin.settings.update': ({ root }) => ({
    token: root,
    input: { name: 'Birds' },
    other: { name: 'Worms' },
  }),
  'admin.invites.create': ({ root }) => ({ token: root, input: { maxUses: 1 }, other: { maxUses: 2 } }),
  'admin.invites.revoke': ({ root, inviteId }) => ({
    token: root,
    input: { inviteId },
    other: { inviteId: inviteId + 1 },
  }),
  // Of oneself: whoever asks again may not ask any more.
  'admin.users.setRole': ({ second }) => ({
    token: second.accessToken,
    input: { userId: second.id, role: 'user' },
    other: { userId: second.id, role: 'moderator' },
  }),
  'admin.users.suspend': ({ second, ann }) => ({
    token: second.accessToken,
    input: { userId: second.id },
    other: { userId: ann.id },
  }),
  'admin.users.unsuspend': ({ root, ann, second }) => ({
    token: root,
    input: { userId: ann.id },
    other: { userId: second.id },
  }),
  'admin.serviceTokens.create': ({ root }) => ({
    token: root,
    input: { name: 'bot', scopes: ['posts:write'] },
    other: { name: 'another bot', scopes: ['posts:write'] },
  }),
  'admin.serviceTokens.revoke': ({ root }) => ({ token: root, input: { tokenId: 1 }, other: { tokenId: 2 } }),
  'service.createPost': ({ bot, ann }) => ({
    token: bot,
    input: { authorId: ann.id, content: 'weather' },
    other: { authorId: ann.id, content: 'other weather' },
  }),
}

function ofPosts(router: string, names: string[], tokenOf: (world: World) => string) {
  return Object.fromEntries(
    names.map((name) => [
      `${router}.${name}`,
      (world: World): Asked => ({
        token: tokenOf(world),
        input: { postId: world.postId },
        other: { postId: world.heldId },
      }),
    ]),
  )
}

/** Calls a procedure by its name, and says whether the answer was one that had been given. */
async function call(api: Api, path: string, { token, input }: Asked, idempotencyKey: string) {
  let replayed = false
  const context = createContext(api, {
    authorization: token === undefined ? undefined : `Bearer ${token}`,
    userAgent: 'vitest',
    requestId: 'test',
    calls: 1,
    idempotencyKey,
    onReplay: () => (replayed = true),
  })
  let procedure: unknown = createCaller(context)
  for (const name of path.split('.')) procedure = Reflect.get(Object(procedure), name)
  if (typeof procedure !== 'function') throw new Error(`${path} is not a procedure`)
  const answer: unknown = await procedure(input)
  return { answer, replayed }
}

const effects = [
  'users',
  'posts',
  'post_revisions',
  'likes',
  'sessions',
  'events',
  'audit_entries',
  'idempotency_keys',
]

async function everything({ db }: TestApp): Promise<unknown> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    [
      ...effects.map((table) => `select '${table}' as name, to_jsonb(t) as row from ${table} as t`),
      "select 'service_tokens', to_jsonb(t) - 'last_used_at' from service_tokens as t",
    ].join(' union all ') + ' order by 1, 2',
  )
  return rows
}

const mutations = listProcedures().filter(({ kind, meta }) => kind === 'mutation' && !meta.repeatable)

test('of all mutations only a refresh takes no key', () => {
  const all = listProcedures().filter(({ kind }) => kind === 'mutation')
  expect(all.filter(({ meta }) => meta.repeatable).map(({ path }) => path)).toEqual(['auth.refresh'])
  expect(mutations.map(({ path }) => path).toSorted()).toEqual(Object.keys(asks).toSorted())
})

test.each(mutations)(
  '$path has its effect once, in the audit log if it is of staff or a service, and answers the same to whoever repeats it',
  async ({ path, meta }) => {
    await using app = await testApp()
    const asked = asks[path]?.(await arrange(app)) ?? {}
    const audited = await AuditEntry.query(app.db).resultSize()
    // With one connection, whatever does not belong to the transaction waits in vain.
    const db = connect({ url: app.url, poolMax: 1 })
    const api = await createApi({ db, secret: testSecret, rateLimits: false })
    try {
      const key = randomUUID()
      const together = await Promise.all(Array.from({ length: 16 }, () => call(api, path, asked, key)))
      expect(together.filter(({ replayed }) => !replayed)).toHaveLength(1)
      expect(new Set(together.map(({ answer }) => JSON.stringify(answer))).size).toBe(1)

      const before = await everything(app)
      expect(await call(api, path, asked, key)).toEqual({ ...together[0], replayed: true })
      for (const input of 'other' in asked ? [asked.other] : []) {
        expect(await refusal(call(api, path, { ...asked, input }, key))).toBe('IdempotencyKeyReused')
      }
      expect(await everything(app)).toEqual(before)
      expect(await IdempotencyKey.query(app.db).resultSize()).toBe(1)
      const isPersonal = meta.access === 'public' || meta.access === 'signedIn'
      expect(await AuditEntry.query(app.db).resultSize()).toBe(isPersonal ? audited : audited + 1)
    } finally {
      await db.destroy()
    }
  },
)

test('sixteen creates at once over sixteen connections make one post', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const key = randomUUID()
  const create = () =>
    app.withToken(ann.accessToken, { idempotencyKey: key }).posts.create({ content: 'once' })
  const posts = await Promise.all(Array.from({ length: 16 }, create))
  expect(new Set(posts.map(({ id }) => id)).size).toBe(1)
  expect(await Post.query(app.db).resultSize()).toBe(1)
})

test('the order of fields is no difference, and a key of another is none of mine', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  const { id } = await app.post(ann, 'first')
  const facts = { idempotencyKey: 'a-key-of-their-own-choice' }
  const first = await app.withToken(ann.accessToken, facts).posts.create({ content: 'x', replyToId: id })
  const again = await app.withToken(ann.accessToken, facts).posts.create({ replyToId: id, content: 'x' })
  expect(again).toEqual(first)
  const bobs = await app.withToken(bob.accessToken, facts).posts.create({ content: 'y' })
  expect(bobs).toMatchObject({ content: 'y', author: { handle: 'bob' } })
  expect(await refusal(app.withToken(ann.accessToken, facts).posts.like({ postId: id }))).toBe(
    'IdempotencyKeyReused',
  )
})

test('a call that failed had no effect, and is made again', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const caller = app.withToken(ann.accessToken, { idempotencyKey: randomUUID() })
  expect(await refusal(caller.posts.create({ content: '' }))).toBe('ValidationFailed')
  expect(await refusal(caller.posts.create({ content: 'x', replyToId: 1 }))).toBe('PostNotFound')
  expect(await IdempotencyKey.query(app.db).resultSize()).toBe(0)
  expect(await caller.posts.create({ content: 'right' })).toMatchObject({ id: expect.any(Number) })
})

test('while the same call is under way for long, it is said so', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const input = { content: 'x' }
  const create = () => app.withToken(ann.accessToken, { idempotencyKey: 'k' }).posts.create(input)
  const underWay = keyed(app, { actor: `user ${ann.id}`, key: 'k', path: 'posts.create', input })
  const answer = await underWay.once(async () => {
    expect(await refusal(create())).toBe('IdempotencyKeyInFlight')
    return 'what the other answers'
  })
  expect(answer).toBe('what the other answers')
  expect(await Post.query(app.db).resultSize()).toBe(0)
})

test.each(['', ' ', 'a b', 'é', 'x'.repeat(65), 'a, b'])('the key %j is refused', async (idempotencyKey) => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const caller = app.withToken(ann.accessToken, { idempotencyKey })
  expect(await caller.posts.create({ content: 'x' }).catch(issuesOf)).toEqual([
    { path: ['Idempotency-Key'], message: '1 to 64 visible ASCII characters without spaces, best a UUID.' },
  ])
  expect(await caller.posts.list({})).toMatchObject({ items: [] })
})

test('a key is for one call, not for a batch', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const caller = app.withToken(ann.accessToken, { idempotencyKey: 'k', calls: 2 })
  expect(await caller.posts.create({ content: 'x' }).catch(issuesOf)).toEqual([
    { path: ['calls'], message: 'A call with a key goes alone, not in a batch.' },
  ])
})

test('a refresh, which gives the same again by itself, keeps no key', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const caller = app.withToken(undefined, { idempotencyKey: randomUUID() })
  const next = await caller.auth.refresh({ refreshToken: ann.refreshToken })
  expect(next.user.handle).toBe('ann')
  expect(await IdempotencyKey.query(app.db).resultSize()).toBe(0)
})

test('who reads the table finds no password, token, key or word in it', async () => {
  await using app = await testApp()
  const root = await app.user('root', { role: 'admin' })
  const key = randomUUID()
  const nobody = (suffix: string) => app.withToken(undefined, { idempotencyKey: `${key}-${suffix}` })
  const admin = (suffix: string) => app.withToken(root.accessToken, { idempotencyKey: `${key}-${suffix}` })

  const registered = await nobody('1').auth.register({ handle: 'bea', email, password: testPassword })
  const signedIn = await nobody('2').auth.login({ identifier: 'root', password: testPassword })
  await admin('3').auth.changePassword({ currentPassword: testPassword, newPassword })
  const { token } = await admin('4').admin.serviceTokens.create({ name: 'canary', scopes: ['posts:write'] })
  await admin('5').posts.create({ content: 'canary' })

  const rows = await IdempotencyKey.query(app.db)
  expect(rows).toHaveLength(5)
  const kept = rows.flatMap((row) => [
    JSON.stringify(row),
    ...(['latin1', 'base64', 'base64url', 'hex'] as const).map((form) => row.answer?.toString(form) ?? ''),
  ])
  const secrets = [
    key,
    testPassword,
    newPassword,
    token,
    'canary',
    email,
    ...[registered, signedIn].flatMap(({ accessToken, refreshToken }) =>
      `${accessToken}.${refreshToken}`.split('.'),
    ),
  ]
  for (const secret of secrets) {
    for (const text of kept) expect(text.includes(secret)).toBe(false)
  }
})

test('an answer that was taken from the table is nothing without its request', async () => {
  await using app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  const create = (user: { accessToken: string }) =>
    app.withToken(user.accessToken, { idempotencyKey: 'k' }).posts.create({ content: 'x' })
  await create(ann)
  await create(bob)
  const [anns, bobs] = await IdempotencyKey.query(app.db).orderBy('actor')
  await IdempotencyKey.query(app.db)
    .where({ actor: bobs?.actor })
    .patch({ answer: anns?.answer ?? null })
  await expect(create(bob)).rejects.toThrow()
})

test('a suspended account that knows a key gets no more than it was told, and nothing new', async () => {
  await using app = await testApp()
  const [root, ann] = [await app.user('root', { role: 'admin' }), await app.user('ann')]
  const caller = (idempotencyKey: string) => app.withToken(ann.accessToken, { idempotencyKey })
  const post = await caller('one').posts.create({ content: 'x' })
  await app.as(root).admin.users.suspend({ userId: ann.id })
  expect(await caller('one').posts.create({ content: 'x' })).toEqual(post)
  expect(await refusal(caller('two').posts.create({ content: 'x' }))).toBe('AccountSuspended')
  expect(await Post.query(app.db).resultSize()).toBe(1)
  expect(await User.query(app.db).whereNotNull('suspendedAt').resultSize()).toBe(1)
})

test('one key is another call of each service, of each script, and of whose script it is', async () => {
  await using app = await testApp()
  const [root, ann] = [await app.user('root', { role: 'admin' }), await app.user('ann')]
  const [one, other] = [await app.service(root, ['posts:write']), await app.service(root, ['posts:write'])]
  const script = await app.as(ann).tokens.create({ name: 'script', scopes: ['posts:write'] })
  const facts = { idempotencyKey: 'k' }
  const made = [
    await app.withToken(one, facts).service.createPost({ authorId: ann.id, content: 'of one' }),
    await app.withToken(other, facts).service.createPost({ authorId: ann.id, content: 'of another' }),
    await app.withToken(script.token, facts).posts.create({ content: 'of a script' }),
    await app.withToken(ann.accessToken, facts).posts.create({ content: 'of her own' }),
  ]
  expect(made.map(({ content }) => content)).toEqual(['of one', 'of another', 'of a script', 'of her own'])
  await app.withToken(one, { ...facts, onBehalfOf: String(root.id) }).posts.create({ content: 'for root' })
  await app.withToken(undefined, facts).auth.login({ identifier: 'ann', password: testPassword })
  // A word for each that is theirs for good, or after a release all would be made again.
  const actors = (await IdempotencyKey.query(app.db)).map(({ actor }) => actor)
  expect(actors.toSorted()).toEqual([
    'nobody',
    'service 1',
    'service 1 for 1',
    'service 2',
    'service 3 for 2',
    'user 2',
  ])
})

test('what was answered to an account is told to nobody who comes otherwise', async () => {
  await using app = await testApp()
  const [root, ann, bob] = [
    await app.user('root', { role: 'admin' }),
    await app.user('ann'),
    await app.user('bob'),
  ]
  const facts = { idempotencyKey: 'k' }
  const create = ({ posts }: ReturnType<typeof app.withToken>) => posts.create({ content: 'x' })
  await create(app.withToken(ann.accessToken, facts))
  const named = app.withToken(ann.accessToken, { ...facts, onBehalfOf: String(bob.id) })
  expect(await refusal(create(named))).toBe('NotAllowed')
  const bot = await app.service(root, ['posts:write'])
  expect(await refusal(create(app.withToken(bot, facts)))).toBe('NotAllowed')
  await app.as(root).admin.users.suspend({ userId: ann.id })
  const page = app.withToken(undefined, { ...facts, pageSession: { secret: ann.refreshToken } })
  expect(await refusal(create(page))).toBe('AccountSuspended')
})

test('what a release before this one kept is answered by this one, whatever the order of the fields', async () => {
  await using app = await testApp()
  const api = await createApi({ db: app.db, secret: 'the secret of every release, and long enough' })
  await IdempotencyKey.query(app.db).insert({
    actor: 'user 1',
    keyHash: 'T0D56RHzZhsfF0gcZt4-ItoZUCuyqztm7xn16_C1eJ4',
    requestHash: '_sxd1QBDSR0Puw07xuxvRxg_FWEyW5k3GCSAxBOTzHQ',
    answer: Buffer.from('2s0j9_RHw9_fX8CjwKccZjMRRBla6peW_kFh0UAl9AJT9fBdu2rBKBt6FJJertU', 'base64url'),
  })
  const input = { more: [2, { a: 1, b: null }, 1], content: 'x' }
  const asked = keyed(
    { api, onReplay: undefined },
    { actor: 'user 1', key: 'a key', path: 'posts.create', input },
  )
  expect(await asked.find(app.db)).toBe('{"words":"Grüße"}')
  expect(await asked.once(async () => expect.unreachable())).toEqual({ words: 'Grüße' })
})

test('a call whose answer is not there yet is under way, and one that fails otherwise is not', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const create = (idempotencyKey: string) =>
    app.withToken(ann.accessToken, { idempotencyKey }).posts.create({ content: 'x' })
  await create('one')
  await IdempotencyKey.query(app.db).patch({ answer: null })
  expect(await refusal(create('one'))).toBe('IdempotencyKeyInFlight')
  await app.db.raw('alter table idempotency_keys add constraint full_up check (false) not valid')
  expect(await refusal(create('two'))).toBe('Internal')
})

test('what asks for more than any procedure takes is no call to keep', async () => {
  await using app = await testApp()
  let input: unknown = {}
  for (let depth = 0; depth < 20_000; depth += 1) input = [input]
  await app.user('ann')
  const error: unknown = await call(app.api, 'auth.login', { input }, 'k').catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ reason: 'ValidationFailed', cause: expect.any(RangeError) })
})

test('keys are kept for a day, and then taken away', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const create = (idempotencyKey: string) =>
    app.withToken(ann.accessToken, { idempotencyKey }).posts.create({ content: 'x' })
  await create('old')
  const { id } = await create('new')
  const age = (hours: number) => raw(`now() - interval '${hours} hours'`)
  const [old, young] = await IdempotencyKey.query(app.db).orderBy('createdAt')
  await IdempotencyKey.query(app.db)
    .where({ keyHash: old?.keyHash })
    .patch({ createdAt: age(24.01) })
  await IdempotencyKey.query(app.db)
    .where({ keyHash: young?.keyHash })
    .patch({ createdAt: age(23.99) })
  expect(await trimIdempotencyKeys(app.db)).toBe(false)
  expect(await IdempotencyKey.query(app.db)).toMatchObject([{ keyHash: young?.keyHash }])
  expect((await create('new')).id).toBe(id)
  expect((await create('old')).id).not.toBe(id)
})

test('a great many are taken away in batches', async () => {
  await using app = await testApp()
  await app.db.raw(`
    insert into idempotency_keys (actor, key_hash, request_hash, created_at)
    select 'user 1', n::text, '', now() - interval '2 days' from generate_series(1, 2500) as n
  `)
  const rounds = []
  for (let more = true; more; rounds.push(more)) more = await trimIdempotencyKeys(app.db)
  expect(rounds).toEqual([true, true, false])
  expect(await IdempotencyKey.query(app.db).resultSize()).toBe(0)
})

import { expect, test } from 'vitest'

import { createApi, createContext, type RequestFacts } from '../context.js'
import { createCaller } from '../root.js'
import { refusal, testApp } from '../testing.js'

const before = 'the secret that signed before, and long enough'
const after = 'the secret that is to sign after it, and long enough'
const known = {
  before: { secret: before },
  told: { secret: before, otherSecrets: [after] },
  changed: { secret: after, otherSecrets: [before] },
  after: { secret: after },
}

/** Servers of one database, each with the secrets that it is told. */
async function serversKnowing() {
  const app = await testApp()
  const apis = {
    before: await createApi({ db: app.db, ...known.before, rateLimits: false }),
    told: await createApi({ db: app.db, ...known.told, rateLimits: false }),
    changed: await createApi({ db: app.db, ...known.changed, rateLimits: false }),
    after: await createApi({ db: app.db, ...known.after, rateLimits: false }),
  }
  await app.user('ann')
  const at = (server: keyof typeof apis, facts: Partial<RequestFacts> = {}) =>
    createCaller(
      createContext(apis[server], {
        authorization: undefined,
        userAgent: 'vitest',
        requestId: 'test',
        calls: 1,
        ...facts,
      }),
    )
  return { at, db: app.db, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() }
}

const credentials = { identifier: 'ann', password: 'correct horse battery' }
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

test('each change of secrets leaves everybody signed in, while servers of both kinds serve', async () => {
  await using servers = await serversKnowing()
  for (const [signer, verifier] of [
    ['before', 'told'],
    ['told', 'before'],
    ['told', 'changed'],
    ['changed', 'told'],
    ['changed', 'after'],
    ['after', 'changed'],
  ] as const) {
    const { accessToken, refreshToken } = await servers.at(signer).auth.login(credentials)
    const me = await servers.at(verifier, bearer(accessToken)).auth.me()
    expect(me.handle).toBe('ann')
    const next = await servers.at(verifier).auth.refresh({ refreshToken })
    const again = await servers.at(signer).auth.refresh({ refreshToken: next.refreshToken })
    expect((await servers.at(verifier, bearer(again.accessToken)).auth.me()).handle).toBe('ann')
  }
})

test('a refresh whose answer was lost gives the same from a server that signs with another secret', async () => {
  await using servers = await serversKnowing()
  const { refreshToken } = await servers.at('told').auth.login(credentials)
  const lost = await servers.at('told').auth.refresh({ refreshToken })
  const again = await servers.at('changed').auth.refresh({ refreshToken })
  expect(again.refreshToken).toBe(lost.refreshToken)
  await servers.at('changed').auth.refresh({ refreshToken: again.refreshToken })
})

test('what the old secret signed counts no more when it is not known', async () => {
  await using servers = await serversKnowing()
  const { accessToken } = await servers.at('before').auth.login(credentials)
  expect(await refusal(servers.at('after', bearer(accessToken)).auth.me())).toBe('TokenInvalid')
})

test('a call with an idempotency key has one effect, whichever secret the servers sign with', async () => {
  await using servers = await serversKnowing()
  const { accessToken } = await servers.at('told').auth.login(credentials)
  for (const [first, second] of [
    ['before', 'told'],
    ['told', 'changed'],
    ['changed', 'told'],
  ] as const) {
    const facts = { ...bearer(accessToken), idempotencyKey: crypto.randomUUID() }
    const create = (server: typeof first | typeof second) =>
      servers.at(server, facts).posts.create({ content: `from ${first}` })
    const { id } = await create(first)
    expect((await create(second)).id).toBe(id)
    // And of the row that the second server added, too.
    expect((await create(first)).id).toBe(id)
    expect((await create(second)).id).toBe(id)
  }
  expect(await servers.db('idempotency_keys').whereNull('answer')).toEqual([])
})

test('the same key at the same moment on servers that sign with either secret has one effect', async () => {
  await using servers = await serversKnowing()
  const { accessToken } = await servers.at('told').auth.login(credentials)
  for (let round = 0; round < 10; round += 1) {
    const facts = { ...bearer(accessToken), idempotencyKey: crypto.randomUUID() }
    const made = await Promise.all(
      (['told', 'changed', 'told', 'changed'] as const).map((server) =>
        servers.at(server, facts).posts.create({ content: `round ${round}` }),
      ),
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  }
  expect(await servers.db('posts').count('id')).toEqual([{ count: 10 }])
})

test('servers that sign with either secret keep a call in one order, so that none waits for another in a circle', async () => {
  await using servers = await serversKnowing()
  const { accessToken } = await servers.at('told').auth.login(credentials)
  for (const server of ['told', 'changed'] as const) {
    for (let nth = 0; nth < 4; nth += 1) {
      const facts = { ...bearer(accessToken), idempotencyKey: `${server}-${nth}` }
      await servers.at(server, facts).posts.create({ content: 'x' })
    }
  }
  const rows: { keyHash: string }[] = await servers
    .db('idempotency_keys')
    .select('keyHash')
    .orderByRaw('created_at, ctid')
  const hashes = rows.map(({ keyHash }) => keyHash)
  const pairs = Array.from({ length: 8 }, (_, nth) => hashes.slice(2 * nth, 2 * nth + 2))
  expect(pairs).toEqual(pairs.map((pair) => pair.toSorted()))
})

test('guesses of a password are counted together, whichever secret the servers sign with', async () => {
  await using servers = await serversKnowing()
  const reasons = []
  for (let nth = 0; nth < 14; nth += 1) {
    const server = nth % 2 === 0 ? 'told' : 'changed'
    reasons.push(
      await refusal(servers.at(server).auth.login({ ...credentials, password: 'not her password' })),
    )
  }
  expect(reasons.filter((reason) => reason === 'BadCredentials')).toHaveLength(10)
})

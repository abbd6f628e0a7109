import { TRPCError } from '@trpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { reasonOf, type Reason } from './errors.js'
import { listProcedures } from './procedures.js'
import { scope } from './service/service.schema.js'
import { testApp, testPassword, type TestApp } from './testing.js'
import type { Access } from './operation.js'

const callers = [
  'nobody',
  'user',
  'moderator',
  'admin',
  'suspended',
  'service',
  'serviceWithoutScope',
  'revoked',
  'behalf',
  'behalfWithoutScope',
  'personal',
  'personalWithoutScope',
] as const
type Caller = (typeof callers)[number]

/** Why each kind of caller is refused; undefined where it is let in, `ScopeMissing` where a scope is declared. */
const refusals: Record<Access, Partial<Record<Caller, Reason>>> = {
  public: {
    suspended: 'AccountSuspended',
    revoked: 'TokenInvalid',
    behalfWithoutScope: 'ScopeMissing',
    personalWithoutScope: 'ScopeMissing',
  },
  signedIn: {
    nobody: 'NotSignedIn',
    suspended: 'AccountSuspended',
    service: 'NotAllowed',
    serviceWithoutScope: 'NotAllowed',
    revoked: 'TokenInvalid',
    behalfWithoutScope: 'ScopeMissing',
    personalWithoutScope: 'ScopeMissing',
  },
  moderator: {
    nobody: 'NotSignedIn',
    user: 'NotAllowed',
    suspended: 'AccountSuspended',
    service: 'NotAllowed',
    serviceWithoutScope: 'NotAllowed',
    revoked: 'TokenInvalid',
    behalf: 'NotAllowed',
    behalfWithoutScope: 'NotAllowed',
    personal: 'NotAllowed',
    personalWithoutScope: 'NotAllowed',
  },
  admin: {
    nobody: 'NotSignedIn',
    user: 'NotAllowed',
    moderator: 'NotAllowed',
    suspended: 'AccountSuspended',
    service: 'NotAllowed',
    serviceWithoutScope: 'NotAllowed',
    revoked: 'TokenInvalid',
    behalf: 'NotAllowed',
    behalfWithoutScope: 'NotAllowed',
    personal: 'NotAllowed',
    personalWithoutScope: 'NotAllowed',
  },
  service: {
    nobody: 'NotSignedIn',
    user: 'NotAllowed',
    moderator: 'NotAllowed',
    admin: 'NotAllowed',
    suspended: 'AccountSuspended',
    serviceWithoutScope: 'ScopeMissing',
    revoked: 'TokenInvalid',
    behalf: 'NotAllowed',
    behalfWithoutScope: 'NotAllowed',
    personal: 'NotAllowed',
    personalWithoutScope: 'NotAllowed',
  },
}

let app: TestApp
const tokens: Partial<Record<Caller, string>> = {}

beforeAll(async () => {
  app = await testApp()
  for (const role of ['user', 'moderator', 'admin'] as const) await app.user(role, { role })
  const suspended = await app.user('suspended')
  const admin = await app.user('root', { role: 'admin' })
  await app.as(admin).admin.users.suspend({ userId: suspended.id })
  tokens.suspended = suspended.accessToken
  tokens.service = await app.service(admin, ['posts:read', 'posts:write', 'likes:write'])
  tokens.serviceWithoutScope = await app.service(admin, ['posts:write'])
  await app.db('service_tokens').where({ id: 2 }).update({ scopes: [] })
  tokens.behalf = tokens.service
  tokens.behalfWithoutScope = tokens.serviceWithoutScope
  const owner = await app.user('owner')
  const own = async () =>
    (await app.as(owner).tokens.create({ name: 'own', scopes: [...scope.options] })).token
  tokens.personal = await own()
  tokens.personalWithoutScope = await own()
  await app.db('service_tokens').where({ id: 4 }).update({ scopes: [] })
  tokens.revoked = await app.service(admin, ['posts:write'])
  await app.as(admin).admin.serviceTokens.revoke({ tokenId: 5 })
})

afterAll(() => app[Symbol.asyncDispose]())

async function tokenOf(caller: Caller): Promise<string | undefined> {
  if (caller !== 'user' && caller !== 'moderator' && caller !== 'admin') return tokens[caller]
  // A session of its own for each call, for some of them end it.
  return (await app.anyone().auth.login({ identifier: caller, password: testPassword })).accessToken
}

/** Calls without input: who is refused is refused before the input is looked at. */
async function outcomeOf(path: string, caller: Caller): Promise<Reason | 'allowed'> {
  const names = path.split('.')
  const onBehalfOf = caller.startsWith('behalf') ? '1' : undefined
  let procedure: unknown = app.withToken(await tokenOf(caller), { onBehalfOf })
  for (const name of names) procedure = Reflect.get(Object(procedure), name)
  if (typeof procedure !== 'function') throw new Error(`${path} is not a procedure`)
  try {
    await procedure(undefined)
    return 'allowed'
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error
    return reasonOf(error) === 'ValidationFailed' ? 'allowed' : reasonOf(error)
  }
}

const procedures = listProcedures()

test('the router has procedures', () => {
  expect(procedures.length).toBeGreaterThan(40)
})

test.each(procedures.map((procedure) => [procedure.path, procedure] as const))(
  '%s declares who may call it, what it does, and what it answers',
  (_, { meta, output }) => {
    expect(Object.keys(refusals)).toContain(meta.access)
    expect(meta.summary).toMatch(/^[A-Z].*\.$/)
    expect(output).toBeDefined()
  },
)

const signIns = new Set(['auth.register', 'auth.login', 'auth.refresh'])

test.each(procedures.map(({ path, meta }) => [path, meta] as const))(
  '%s lets in whom it should and refuses everybody else',
  async (path, { access, scope }) => {
    if (!access) throw new Error('no access declared')
    // Signing in works with any header, or a stale one would lock its owner out.
    const expected = signIns.has(path) ? {} : refusals[access]
    for (const caller of callers) {
      // What declares no scope is not for service tokens that act for an account.
      const isPersonal = access === 'signedIn' && scope === undefined && /^(behalf|personal)/.test(caller)
      const refusal = isPersonal ? 'NotAllowed' : expected[caller]
      const lets = refusal === undefined || (refusal === 'ScopeMissing' && scope === undefined)
      expect([caller, await outcomeOf(path, caller)]).toEqual([caller, lets ? 'allowed' : refusal])
    }
  },
)

import type { Reason } from './errors.js'
import type { Access, Meta } from './operation.js'
import { scope } from './service/service.schema.js'
import { testPassword, type TestApp } from './testing.js'

/** Every kind of caller that a procedure may have. */
export const callers = [
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
export type Caller = (typeof callers)[number]

type Refusals = Partial<Record<Caller, Reason>>

/** Of what is for staff alone. */
const ofModerators: Refusals = {
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
}

/** Why each kind of caller is refused; undefined where it is let in, `ScopeMissing` where a scope is declared. */
const refusals: Record<Access, Refusals> = {
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
  moderator: ofModerators,
  admin: { ...ofModerators, moderator: 'NotAllowed' },
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

/** In which refusal a call of a procedure ends; undefined where it is let in. */
export function refusalOf(
  { access, scope, credentials }: Pick<Meta, 'access' | 'scope' | 'credentials'>,
  caller: Caller,
): Reason | undefined {
  if (!access) throw new Error('no access declared')
  // Signing in works with any header, or a stale one would lock its owner out.
  if (access === 'public' && credentials) return undefined
  // What declares no scope is not for tokens that act for an account.
  if (access === 'signedIn' && scope === undefined && /^(behalf|personal)/.test(caller)) return 'NotAllowed'
  const refusal = refusals[access][caller]
  return refusal === 'ScopeMissing' && scope === undefined ? undefined : refusal
}

/** What each of them brings. */
export interface Brought {
  token: string | undefined
  onBehalfOf: string | undefined
}

/** One of each kind, in an app that has nobody else. */
export async function testCallers(app: TestApp): Promise<(caller: Caller) => Promise<Brought>> {
  const tokens: Partial<Record<Caller, string>> = {}
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

  return async (caller) => {
    const onBehalfOf = caller.startsWith('behalf') ? '1' : undefined
    if (caller !== 'user' && caller !== 'moderator' && caller !== 'admin')
      return { token: tokens[caller], onBehalfOf }
    // A session of its own for each call, for some of them end it.
    const { accessToken } = await app.anyone().auth.login({ identifier: caller, password: testPassword })
    return { token: accessToken, onBehalfOf }
  }
}

import { User, type Role } from '@linnet/db'
import { testDatabase } from '@linnet/db/testing'

import { createApi, createContext, type ApiOptions, type RequestFacts } from './context.js'
import { AppError, reasonOf, type Reason } from './errors.js'
import { failuresOf } from './operation.js'
import { listProcedures } from './procedures.js'
import { createCaller } from './root.js'
import type { Scope } from './service/service.schema.js'
import { TRPCError } from '@trpc/server'

export const testSecret = 'a secret that only tests know, long enough'
export const testPassword = 'correct horse battery'

export interface TestUser {
  id: number
  handle: string
  accessToken: string
  refreshToken: string
}

/** The whole API over a fresh database of its own, with people in it in a line each. */
export async function testApp({
  now,
  rateLimits = false,
  observer = {},
}: Pick<ApiOptions, 'now' | 'rateLimits' | 'observer'> = {}) {
  const database = await testDatabase()
  const api = await createApi({
    db: database.db,
    secret: testSecret,
    rateLimits,
    observer,
    ...(now && { now }),
  })

  /** A caller with any credential, or none. */
  function withToken(token?: string, { calls = 1, ...facts }: Partial<RequestFacts> = {}) {
    const authorization = token === undefined ? undefined : `Bearer ${token}`
    const context = createContext(api, {
      authorization,
      userAgent: 'vitest',
      requestId: 'test',
      calls,
      ...facts,
    })
    return createCaller(context, { onError: ({ error, path }) => mustBeDeclared(reasonOf(error), path) })
  }

  const anyone = () => withToken()
  const as = (user: { accessToken: string }) => withToken(user.accessToken)

  async function user(handle: string, { role = 'user' }: { role?: Role } = {}): Promise<TestUser> {
    const grant = await anyone().auth.register({
      handle,
      email: `${handle}@example.com`,
      password: testPassword,
      displayName: handle.toUpperCase(),
    })
    if (role !== 'user') await User.query(api.db).findById(grant.user.id).patch({ role })
    return { id: grant.user.id, handle, accessToken: grant.accessToken, refreshToken: grant.refreshToken }
  }

  async function post(author: TestUser, content: string, replyToId?: number) {
    return as(author).posts.create({ content, ...(replyToId !== undefined && { replyToId }) })
  }

  async function service(admin: TestUser, scopes: Scope[]) {
    const { token } = await as(admin).admin.serviceTokens.create({ name: 'a bot', scopes })
    return token
  }

  return {
    api,
    db: database.db,
    url: database.url,
    anyone,
    as,
    withToken,
    user,
    post,
    service,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

export type TestApp = Awaited<ReturnType<typeof testApp>>

const declared = new Map(listProcedures().map(({ path, meta }) => [path, failuresOf(meta)]))

/** The docs list how each procedure fails, so no test may see it fail otherwise. */
function mustBeDeclared(reason: Reason, path = ''): void {
  if (declared.get(path)?.includes(reason) === false)
    throw new Error(`${path} fails with ${reason}, which it does not declare.`)
}

/** Why a call failed; fails itself when the call did not. */
export async function refusal(call: Promise<unknown>): Promise<Reason> {
  try {
    await call
  } catch (error) {
    return reasonIn(error)
  }
  throw new Error('The call was expected to fail, and did not.')
}

/** Why a call failed, of what it threw. */
export function reasonIn(error: unknown): Reason {
  if (error instanceof AppError || error instanceof TRPCError) return reasonOf(error)
  throw error
}

import { localTransport } from '../apps/server/src/local/local-transport.js'
import { testServer, type Method, type TestServer } from '../apps/server/src/plugins/testing.js'
import { createLive, listProcedures, type ProcedureInfo } from '../packages/api/src/index.js'
import { callers, refusalOf, testCallers, type Brought } from '../packages/api/src/caller-testing.js'
import { testPassword, type TestUser } from '../packages/api/src/testing.js'
import { isLinnetError } from '../packages/sdk/src/index.js'
import { promise } from './promise.js'
import { stateOf } from './state.js'

type Input = Record<string, unknown>

/** Why a call failed, or that it did not, and whether its answer was for nobody else, where others could keep it. */
interface Outcome {
  reason: string
  isPrivate?: boolean
}

/** Calls a procedure some way. */
type Transport = (procedure: ProcedureInfo, brought: Brought, input?: Input) => Promise<Outcome>

const allowed = 'allowed'

function overTrpc({ app }: TestServer): Transport {
  return async ({ path, kind }, { token, onBehalfOf }, input) => {
    const isQuery = kind === 'query'
    const query = isQuery && input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''
    const answer = await app.inject({
      method: isQuery ? 'GET' : 'POST',
      url: `/trpc/${path}${query}`,
      headers: { ...headersOf(token, onBehalfOf), ...(!isQuery && { 'content-type': 'application/json' }) },
      ...(!isQuery && { payload: JSON.stringify(input ?? {}) }),
    })
    return outcomeOf(answer)
  }
}

function overRest({ app }: TestServer): Transport {
  return async ({ meta: { route } }, { token, onBehalfOf }, input = {}) => {
    const { method, path } = route ?? { method: 'GET', path: '/' }
    const rest = { ...input }
    const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const { [name]: value = 'none' } = rest
      delete rest[name]
      return encodeURIComponent(String(value))
    })
    const hasBody = method !== 'GET' && Object.keys(rest).length > 0
    const answer = await app.inject({
      method: methodOf(method),
      url: `/api/v1${url}`,
      headers: headersOf(token, onBehalfOf),
      ...(hasBody && { payload: rest }),
    })
    return outcomeOf(answer)
  }
}

function inProcess({ api: { api }, app }: TestServer): Transport {
  const closing = new AbortController()
  const live = createLive({ api, onError: () => undefined })
  const transport = localTransport({
    api,
    live,
    log: app.log,
    closing: closing.signal,
    during: (work) => work(),
  })
  return async ({ path, kind }, { token, onBehalfOf }, input) => {
    try {
      await transport.call({
        kind,
        path,
        input,
        credentials: { token, onBehalfOf: onBehalfOf === undefined ? undefined : Number(onBehalfOf) },
        signal: closing.signal,
      })
      return { reason: allowed }
    } catch (error) {
      if (!isLinnetError(error)) throw error
      return { reason: error.reason }
    }
  }
}

function methodOf(method: string): Method {
  if (method === 'POST' || method === 'PUT' || method === 'PATCH' || method === 'DELETE') return method
  return 'GET'
}

function headersOf(token: string | undefined, onBehalfOf: string | undefined) {
  return {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(onBehalfOf !== undefined && { 'linnet-on-behalf-of': onBehalfOf }),
  }
}

function outcomeOf({ statusCode, body, headers }: Awaited<ReturnType<TestServer['app']['inject']>>): Outcome {
  return {
    reason: statusCode < 300 ? allowed : (/"reason":"(\w+)"/.exec(body)?.[1] ?? `status ${statusCode}`),
    isPrivate: headers['cache-control'] === 'private, no-store',
  }
}

const transports = { trpc: overTrpc, rest: overRest, local: inProcess }
const procedures = listProcedures()

promise(
  'everybody may call what is theirs to call, over each transport, and nothing else',
  async ({ keep }) => {
    await using server = await testServer()
    const broughtBy = await testCallers(server.api)
    const wrong: string[] = []
    let cells = 0
    let shared = 0
    for (const [name, transportOf] of Object.entries(transports)) {
      const call = transportOf(server)
      for (const procedure of procedures) {
        for (const caller of callers) {
          const brought = await broughtBy(caller)
          const { reason, isPrivate = true } = await call(procedure, brought)
          if (brought.token !== undefined && !isPrivate) shared += 1
          // Nothing is sent, so that who is let in is told that something is missing.
          const outcome = /^(ValidationFailed|UserNotFound)$/.test(reason) ? allowed : reason
          const expected = refusalOf(procedure.meta, caller) ?? allowed
          cells += 1
          if (outcome !== expected)
            wrong.push(`${name} ${procedure.path} ${caller}: ${reason}, not ${expected}`)
        }
      }
    }
    if (wrong.length > 0) console.log(wrong.join('\n'))
    keep('authorisation.cells', cells, {
      atLeast: procedures.length * callers.length * Object.keys(transports).length,
      unit: 'cells',
    })
    keep('authorisation.wrong', wrong.length, { atMost: 0, unit: 'cells' })
    keep('authorisation.shared', shared, { atMost: 0, unit: 'answers to somebody that others may keep' })
  },
)

/** What takes the id of something that is one's own, and how to make one of it. */
const owned: Record<string, (stage: OwnStage) => Promise<Input>> = {
  'posts.update': async ({ post }) => ({ postId: await post(), content: 'changed' }),
  'posts.hide': async ({ post }) => ({ postId: await post() }),
  'posts.show': async ({ post, hide }) => ({ postId: await hide(await post()) }),
  'posts.delete': async ({ post }) => ({ postId: await post() }),
  'posts.restore': async ({ post, remove }) => ({ postId: await remove(await post()) }),
  'auth.revokeSession': async ({ session }) => ({ sessionId: await session() }),
  'tokens.revoke': async ({ token }) => ({ tokenId: await token() }),
}

/** What takes an id of what anybody may act on who sees it. */
const shared = new Set(['posts.like', 'posts.unlike'])

function ownStageOf({ api }: TestServer, owner: TestUser) {
  const own = () => api.as(owner)
  return {
    post: async () => (await own().posts.create({ content: 'her own' })).id,
    hide: async (postId: number) => (await own().posts.hide({ postId })).id,
    remove: async (postId: number) => (await own().posts.delete({ postId })).id,
    async session() {
      await api.anyone().auth.login({ identifier: owner.handle, password: testPassword })
      const [newest] = (await own().auth.sessions()).filter(({ current }) => !current)
      return newest?.id ?? 0
    },
    token: async () => (await own().tokens.create({ name: 'script', scopes: ['posts:write'] })).id,
  }
}

type OwnStage = ReturnType<typeof ownStageOf>

promise("what is somebody's own is changed by nobody else, over each transport", async ({ keep }) => {
  const taking = procedures.filter(
    ({ meta, kind }) =>
      meta.access === 'signedIn' && kind === 'mutation' && meta.route?.path.includes('Id}') === true,
  )
  const missing = taking.filter(({ path }) => !Object.hasOwn(owned, path) && !shared.has(path))
  await using server = await testServer()
  const { api } = server
  const owner = await api.user('ann')
  const admin = await api.user('boss', { role: 'admin' })
  const people = {
    other: (await api.user('ben')).accessToken,
    moderator: (await api.user('mo', { role: 'moderator' })).accessToken,
    admin: admin.accessToken,
    service: await api.service(admin, ['posts:read', 'posts:write', 'likes:write']),
    nobody: undefined,
  }
  const ownStage = ownStageOf(server, owner)

  let strangers = 0
  let owners = 0
  let tried = 0
  for (const transportOf of Object.values(transports)) {
    const call = transportOf(server)
    for (const procedure of taking.filter(({ path }) => Object.hasOwn(owned, path))) {
      const input = (await owned[procedure.path]?.(ownStage)) ?? {}
      const before = await stateOf(api.db)
      for (const token of Object.values(people)) {
        tried += 1
        const { reason } = await call(procedure, { token, onBehalfOf: undefined }, input)
        if (reason === allowed || (await stateOf(api.db)) !== before) strangers += 1
      }
      const own = { token: owner.accessToken, onBehalfOf: undefined }
      const { reason } = await call(procedure, own, input)
      if (reason !== allowed) owners += 1
    }
  }
  keep('authorisation.own.tried', tried, { atLeast: 105, unit: 'calls' })
  keep('authorisation.own.strangers', strangers, { atMost: 0, unit: 'calls' })
  keep('authorisation.own.refused', owners, { atMost: 0, unit: 'calls of the owner' })
  keep('authorisation.own.forgotten', missing.length, { atMost: 0, unit: 'procedures' })
})

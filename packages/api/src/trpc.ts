import { initTRPC } from '@trpc/server'
import { middlewareMarker } from '@trpc/server/unstable-core-do-not-import'

import type { Context } from './context.js'
import {
  AppError,
  errors,
  isDatabaseUnavailable,
  isOvertaken,
  issuesOf,
  reasonOf,
  type Reason,
} from './errors.js'
import { keyed, keyOf } from './idempotency/once.js'
import { keepAudit } from './audit/audit.js'
import { formerActorOf, viewerFor, type Identity } from './identity.js'
import { inTime } from './in-time.js'
import type { Meta } from './operation.js'
import { costOf, mustSpend, spenderOf } from './rate-limits/rate-limits.js'
import { actorOf, auditAuthorOf, shutOut } from './who.js'

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter({ error, shape, ctx }) {
      const reason = reasonOf(error)
      const issues = issuesOf(error)
      return {
        ...shape,
        message: errors[reason].message,
        data: { ...shape.data, reason, requestId: ctx?.requestId ?? '', ...(issues && { issues }) },
      }
    },
  })

export const { router, createCallerFactory } = t

/** How many calls one HTTP request may carry. */
export const maxBatchSize = 20

const traced = t.procedure.use(async ({ ctx, path, next }) => {
  const { observer } = ctx.api
  return observer.during ? observer.during(path, () => next()) : next()
})

const watched = traced.use(async ({ ctx, meta, type, path, next }) => {
  if (meta?.deprecated) ctx.onDeprecated?.(path, meta.deprecated)
  if (meta?.credentials && ctx.calls > 1) throw new AppError('CredentialsBatched')
  if (meta?.credentials && !meta.repeatable) ctx.onCredentials?.()
  const takesKey = type === 'mutation' && !meta?.repeatable
  const began = performance.now()
  const work = () => next({ ctx: { idempotencyKey: takesKey ? keyOf(ctx) : undefined } })
  const working = work().then((result) =>
    !result.ok && !meta?.credentials && isOvertaken(result.error.cause) ? work() : result,
  )
  const result = await (meta?.takesLong ? working : inTime(working).catch(() => refused('Busy')))
  const unavailable = !result.ok && isDatabaseUnavailable(result.error.cause)
  const failure = result.ok ? 'ok' : reasonOf(result.error)
  const outcome = unavailable ? 'DatabaseUnavailable' : failure
  ctx.api.observer.onCall?.({ path, outcome, seconds: (performance.now() - began) / 1000 })
  if (!result.ok && result.error instanceof AppError && result.error.retryAfter !== undefined) {
    ctx.onRetryAfter?.(result.error.retryAfter)
  }
  if (!result.ok && unavailable) {
    throw new AppError('DatabaseUnavailable', { cause: result.error.cause })
  }
  return result
})

/** Counts each call, however many a request carries. Who has a wrong credential is counted by their address. */
const counted = t.middleware(async ({ ctx, meta = {}, type, next }) => {
  const { rateLimits } = ctx.api
  if (!rateLimits) return next()
  const bill = { cost: costOf(meta, type), onRateLimit: ctx.onRateLimit }
  const { address } = ctx
  if (meta.credentials && address !== undefined)
    await mustSpend(rateLimits, { name: 'credentials', key: address }, bill)
  if (meta.credentials && meta.access === 'public') return next()
  // Who may not ask is told so by what comes next.
  const identity = await ctx.identity().catch((): Identity => ({ kind: 'nobody' }))
  await mustSpend(rateLimits, spenderOf(identity, address), bill)
  return next()
})

const guarded = watched.use(counted)

/** What a middleware gives in the place of what comes after it. */
function answered(data: unknown) {
  return { ok: true, data, marker: middlewareMarker } as const
}

function refused(reason: Reason) {
  return { ok: false, error: new AppError(reason), marker: middlewareMarker } as const
}

type ActorOf = (ctx: Context) => Promise<string>

/** Lets a mutation with a key have its effect once, in the transaction that keeps the key. */
const onceAs = (actorOf: ActorOf) =>
  t.middleware(async ({ ctx, meta, path, getRawInput, next }) => {
    if (ctx.idempotencyKey === undefined) return next()
    const call = keyed(ctx, {
      actor: await actorOf(ctx),
      key: ctx.idempotencyKey,
      path,
      input: await getRawInput(),
    })
    if (meta?.credentials) {
      // A password takes long to check, and no connection waits for that: the verb opens the transaction afterwards.
      const found = await call.find(ctx.db)
      if (found !== undefined) return answered(JSON.parse(found))
      return next({ ctx: { once: call.once } })
    }
    const data = await call.once(async (trx) => {
      const result = await next({ ctx: { db: trx } })
      if (!result.ok) throw result.error
      return result.data
    })
    return answered(data)
  })

const once = onceAs(async (ctx) => actorOf(await ctx.identity()))

/** Keeps who of the staff or which service token did what to what, in the transaction that does it. */
const audited = t.middleware(async ({ ctx, type, path, meta, getRawInput, next }) => {
  if (type !== 'mutation') return next()
  const input = await getRawInput()
  const author = auditAuthorOf(await ctx.identity(), { access: meta?.access, input })
  if (!author) return next()
  return ctx.db.transaction(async (trx) => {
    const result = await next({ ctx: { db: trx } })
    if (!result.ok) throw result.error
    const { requestId } = ctx
    await keepAudit(
      trx,
      { ...author, action: path, requestId },
      {
        input,
        answer: result.data,
        makes: meta?.created !== undefined,
      },
    )
    return result
  })
})

/** Anybody, signed in or not; `viewer` is null for those who are not. */
export const anyone = guarded
  .meta({ access: 'public', scope: 'posts:read' })
  .use(async ({ ctx, meta, next }) => {
    const identity = await ctx.identity()
    return next({ ctx: { viewer: await viewerFor(identity, meta?.scope) } })
  })
  .use(once)

/** Anybody, whose credential is in the input: an expired token in the header must not keep one from signing in. */
export const signingIn = guarded
  .meta({ access: 'public', credentials: true })
  .use(onceAs(async () => actorOf({ kind: 'nobody' })))

const answeredBefore = t.middleware(async ({ ctx, path, getRawInput, next }) => {
  const result = await next()
  if (result.ok || ctx.idempotencyKey === undefined || !shutOut.has(reasonOf(result.error))) return result
  const actor = formerActorOf(ctx.api, ctx)
  if (actor === undefined) return result
  const call = keyed(ctx, { actor, key: ctx.idempotencyKey, path, input: await getRawInput() })
  const found = await call.find(ctx.db)
  return found === undefined ? result : answered(JSON.parse(found))
})

const personal = guarded.meta({ access: 'signedIn' }).use(answeredBefore)

/** An account, or a service token on its behalf that has the scope which the procedure names. */
export const signedIn = personal
  .use(async ({ ctx, meta, next }) => {
    const identity = await ctx.identity()
    const viewer = await viewerFor(identity, meta?.scope)
    if (!viewer) throw new AppError(identity.kind === 'nobody' ? 'NotSignedIn' : 'NotAllowed')
    return next({ ctx: { viewer } })
  })
  .use(once)
  .use(audited)

const session = personal.use(async ({ ctx, next }) => {
  const identity = await ctx.identity()
  if (identity.kind === 'nobody') throw new AppError('NotSignedIn')
  if (identity.kind !== 'user') throw new AppError('NotAllowed')
  return next({ ctx: { viewer: identity.viewer, sessionId: identity.sessionId } })
})

/** An account itself, in a session of its own. */
export const inSession = session.use(once)

export const moderator = session
  .meta({ access: 'moderator' })
  .use(async ({ ctx, next }) => {
    if (ctx.viewer.role === 'user') throw new AppError('NotAllowed')
    return next()
  })
  .use(once)
  .use(audited)

export const admin = session
  .meta({ access: 'admin' })
  .use(async ({ ctx, next }) => {
    if (ctx.viewer.role !== 'admin') throw new AppError('NotAllowed')
    return next()
  })
  .use(once)
  .use(audited)

/** Another server, with a service token that has the scope that the procedure names, if it names one. */
export const service = guarded
  .meta({ access: 'service' })
  .use(async ({ ctx, meta, next }) => {
    const identity = await ctx.identity()
    if (identity.kind === 'nobody') throw new AppError('NotSignedIn')
    if (identity.kind !== 'service') throw new AppError('NotAllowed')
    if (meta?.scope && !identity.token.scopes.includes(meta.scope)) throw new AppError('ScopeMissing')
    return next({ ctx: { token: identity.token } })
  })
  .use(once)
  .use(audited)

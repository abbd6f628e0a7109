import { initTRPC } from '@trpc/server'

import type { Context } from './context.js'
import { AppError, errors, isDatabaseUnavailable, issuesOf, reasonOf } from './errors.js'
import type { Meta } from './operation.js'

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

const guarded = t.procedure.use(async ({ ctx, meta, next }) => {
  if (meta?.credentials && ctx.calls > 1) throw new AppError('CredentialsBatched')
  const result = await next()
  if (!result.ok && isDatabaseUnavailable(result.error.cause)) {
    throw new AppError('DatabaseUnavailable', { cause: result.error.cause })
  }
  return result
})

/** Anybody, signed in or not; `viewer` is null for those who are not. */
export const anyone = guarded.meta({ access: 'public' }).use(async ({ ctx, next }) => {
  const identity = await ctx.identity()
  return next({ ctx: { viewer: identity.kind === 'user' ? identity.viewer : null } })
})

/** Anybody, whose credential is in the input: an expired token in the header must not keep one from signing in. */
export const signingIn = guarded.meta({ access: 'public', credentials: true })

export const signedIn = guarded.meta({ access: 'signedIn' }).use(async ({ ctx, next }) => {
  const identity = await ctx.identity()
  if (identity.kind === 'nobody') throw new AppError('NotSignedIn')
  if (identity.kind === 'service') throw new AppError('NotAllowed')
  return next({ ctx: { viewer: identity.viewer, sessionId: identity.sessionId } })
})

export const moderator = signedIn.meta({ access: 'moderator' }).use(async ({ ctx, next }) => {
  if (ctx.viewer.role === 'user') throw new AppError('NotAllowed')
  return next()
})

export const admin = signedIn.meta({ access: 'admin' }).use(async ({ ctx, next }) => {
  if (ctx.viewer.role !== 'admin') throw new AppError('NotAllowed')
  return next()
})

/** Another server, with a service token that has the scope that the procedure names, if it names one. */
export const service = guarded.meta({ access: 'service' }).use(async ({ ctx, meta, next }) => {
  const identity = await ctx.identity()
  if (identity.kind === 'nobody') throw new AppError('NotSignedIn')
  if (identity.kind === 'user') throw new AppError('NotAllowed')
  if (meta?.scope && !identity.token.scopes.includes(meta.scope)) throw new AppError('ScopeMissing')
  return next({ ctx: { token: identity.token } })
})

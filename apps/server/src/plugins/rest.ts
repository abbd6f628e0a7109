import {
  appRouter,
  createContext,
  errors,
  issuesOf,
  reasonOf,
  statusOf,
  type Api,
  type Context,
  type Reason,
} from '@linnet/api'
import { SmartCoercionPlugin } from '@orpc/json-schema'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import { ORPCError } from '@orpc/server'
import { toORPCRouter } from '@orpc/trpc'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { TRPCError } from '@trpc/server'
import etag from '@fastify/etag'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { reasonOfFailure } from '../refusal.js'

export const restPrefix = '/api/v1'

interface Problem {
  /** Names the kind of problem, as RFC 9457 asks. */
  type: string
  title: string
  status: number
  reason: Reason
  requestId: string
  issues?: { path: (string | number)[]; message: string }[]
}

/**
 * The procedures as plain HTTP. oRPC serves tRPC's router by the `route` in each procedure's meta; unlike
 * trpc-to-openapi it leaves the schemas as they are when it turns a query's text into numbers.
 */
export async function rest(app: FastifyInstance, { api }: { api: Api }): Promise<void> {
  const exchanges = new WeakMap<Context, { request: FastifyRequest; reply: FastifyReply }>()
  const handler = new OpenAPIHandler(toORPCRouter(appRouter), {
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
    clientInterceptors: [
      async ({ next, context }) => {
        const exchange = exchanges.get(context)
        try {
          const output = await next()
          if (exchange) linkTo(output, exchange)
          return output
        } catch (error) {
          const failure = problemOf(error, context.requestId)
          if (failure.status >= 500) exchange?.request.log.error({ error }, 'A procedure failed.')
          throw new ORPCError(failure.reason, { status: failure.status, data: failure, cause: error })
        }
      },
    ],
    customErrorResponseBodyEncoder: ({ data }: { data: unknown }) => data,
  })

  await app.register(etag, { weak: true })
  app.setErrorHandler((error, request, reply) => {
    const reason = reasonOfFailure(error)
    if (reason === 'Internal') request.log.error({ error }, 'A request failed.')
    return reply.code(statusOf(reason)).send(problem(reason, request.id))
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const isShared =
      request.method === 'GET' && request.headers.authorization === undefined && reply.statusCode < 300
    reply
      .header('cache-control', isShared ? 'public, no-cache' : 'private, no-store')
      .header('vary', 'authorization')
    if (reply.statusCode >= 400) reply.header('content-type', 'application/problem+json')
    if (reply.statusCode !== 204) return payload
    reply.removeHeader('content-type').removeHeader('content-length')
    return null
  })
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/*',
    exposeHeadRoute: false,
    async handler(request, reply) {
      const context = createContext(api, {
        authorization: request.headers.authorization,
        userAgent: request.headers['user-agent'],
        requestId: request.id,
        calls: 1,
      })
      exchanges.set(context, { request, reply })
      const { matched } = await handler.handle(request, reply, { prefix: restPrefix, context })
      if (!matched) return reply.code(404).send(problem('ProcedureNotFound', request.id))
    },
  })
}

const page = z.object({ items: z.array(z.unknown()), nextCursor: z.string() })
const created = z.object({ id: z.int() })

/** Where the next page of a list is, and where a post that has just been made is. */
function linkTo(output: unknown, { request, reply }: { request: FastifyRequest; reply: FastifyReply }): void {
  const list = page.safeParse(output)
  if (list.success) {
    const next = new URL(request.url, 'http://linnet')
    next.searchParams.set('cursor', list.data.nextCursor)
    reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
  }
  const made = created.safeParse(output)
  if (request.method === 'POST' && request.url.endsWith('/posts') && made.success) {
    reply.header('location', `${restPrefix}/posts/${made.data.id}`)
  }
}

function problem(reason: Reason, requestId: string): Problem {
  return {
    type: `urn:linnet:${reason}`,
    title: errors[reason].message,
    status: statusOf(reason),
    reason,
    requestId,
  }
}

function problemOf(error: unknown, requestId: string): Problem {
  const cause = error instanceof ORPCError ? error.cause : error
  if (!(cause instanceof TRPCError)) {
    const isRefused = error instanceof ORPCError && error.status < 500
    return problem(isRefused ? 'ValidationFailed' : 'Internal', requestId)
  }
  const issues = issuesOf(cause)
  return { ...problem(reasonOf(cause), requestId), ...(issues && { issues }) }
}

import etag from '@fastify/etag'
import {
  AppError,
  appRouter,
  createContext,
  issuesOf,
  listProcedures,
  reasonOf,
  type Api,
  type Context,
  type Meta,
} from '@linnet/api'
import { SmartCoercionPlugin } from '@orpc/json-schema'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import { ORPCError } from '@orpc/server'
import { toORPCRouter } from '@orpc/trpc'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { TRPCError } from '@trpc/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { noteReason, problemOf, refuse, restPrefix, type Problem } from '../refusal.js'
import type { BasePath } from './base-path.js'
import { challenge } from './challenge.js'
import { factsOf, isAnonymous } from './request-facts.js'
import { varyBy } from './vary.js'

interface Exchange {
  request: FastifyRequest
  reply: FastifyReply
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

export interface RestDeps {
  api: Api
  basePath: BasePath
}

/**
 * The procedures as plain HTTP. oRPC serves tRPC's router by the `route` in each procedure's meta; unlike
 * trpc-to-openapi it leaves the schemas as they are when it turns a query's text into numbers. Fastify finds the
 * route, so that a wrong method is told from a wrong path.
 */
export async function rest(app: FastifyInstance, deps: RestDeps): Promise<void> {
  const serve = serveWith(deps)
  await app.register(etag, { weak: true })
  takeJsonAlone(app)
  app.addHook('onSend', async (request, reply, payload) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const isShared = isRead && isAnonymous(request) && reply.statusCode < 300
    varyBy(reply, 'authorization', 'linnet-page-of').header(
      'cache-control',
      isShared ? 'public, no-cache' : 'private, no-store',
    )
    if (reply.statusCode >= 400) reply.header('content-type', 'application/problem+json')
    if (reply.statusCode !== 204) return payload
    reply.removeHeader('content-type').removeHeader('content-length')
    return null
  })
  app.setNotFoundHandler((request, reply) => refuse(request, reply, 'ProcedureNotFound'))
  for (const [url, allowed] of methodsByUrl()) {
    app.route({ method: allowed, url, handler: serve })
    const offered = methods.filter((method) => allowed.includes(method === 'HEAD' ? 'GET' : method))
    app.route({
      method: methods.filter((method) => !offered.includes(method)),
      url,
      handler(request, reply) {
        reply.header('allow', [...offered, 'OPTIONS'].join(', '))
        if (request.method === 'OPTIONS') return reply.code(204).send()
        return refuse(request, reply, 'MethodNotAllowed')
      },
    })
  }
}

const object = z.record(z.string(), z.unknown())

/** A body is an object, for it is the procedure's input; an empty one is none, whatever its type says. */
function takeJsonAlone(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null)
    void parseJson(request, body, (error, value) => {
      const isObject = object.safeParse(value).success
      done(error ?? (isObject ? null : new AppError('ValidationFailed')), value)
    })
  })
}

/** `/posts/:postId` and what may be done to it. */
function methodsByUrl(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { meta } of listProcedures()) {
    if (!meta.route) continue
    const url = meta.route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    found.set(url, [...(found.get(url) ?? []), meta.route.method])
  }
  return found
}

function serveWith({ api, basePath }: RestDeps) {
  // oRPC looks at the address as it was.
  const prefix = `${basePath}${restPrefix}` as const
  const metas = new Map(listProcedures().map(({ path, meta }) => [path, meta]))
  const exchanges = new WeakMap<Context, Exchange>()
  const handler = new OpenAPIHandler(toORPCRouter(appRouter), {
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
    rootInterceptors: [
      ({ next, request, ...options }) =>
        next({
          ...options,
          request: { ...request, method: request.method === 'HEAD' ? 'GET' : request.method },
        }),
    ],
    clientInterceptors: [
      async ({ next, context, path }) => {
        const exchange = exchanges.get(context)
        try {
          const output = await next()
          if (exchange) linkTo(output, { ...exchange, prefix, meta: metas.get(path.join('.')) ?? {} })
          return output
        } catch (error) {
          const problem = problemFrom(error, context.requestId)
          if (exchange) {
            noteReason(exchange.request, problem.reason)
            challenge(exchange.request, exchange.reply, problem.reason)
          }
          if (problem.status >= 500) exchange?.request.log.error({ error }, 'A procedure failed.')
          throw new ORPCError(problem.reason, { status: problem.status, data: problem, cause: error })
        }
      },
    ],
    customErrorResponseBodyEncoder: ({ data }: { data: unknown }) => data,
  })

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const context = createContext(api, factsOf(request, reply, 1))
    exchanges.set(context, { request, reply })
    const { matched } = await handler.handle(request, reply, { prefix, context })
    if (!matched) return refuse(request, reply, 'ProcedureNotFound')
  }
}

const page = z.object({ items: z.array(z.unknown()), nextCursor: z.string() })

interface Answered extends Exchange {
  prefix: string
  meta: Meta
}

/** Where the next page of a list is, and where what has just been made is. */
function linkTo(output: unknown, { request, reply, prefix, meta }: Answered): void {
  const list = page.safeParse(output)
  if (list.success) {
    const next = new URL(request.originalUrl, 'http://linnet')
    next.searchParams.set('cursor', list.data.nextCursor)
    reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
  }
  const location = meta.created?.replaceAll(/\{([\w.]+)\}/g, (_, path: string) => fieldOf(output, path))
  if (location !== undefined) reply.header('location', prefix + location)
}

function fieldOf(output: unknown, path: string): string {
  const found = path.split('.').reduce((value: unknown, key) => object.parse(value)[key], output)
  return String(found)
}

function problemFrom(error: unknown, requestId: string): Problem {
  const cause = error instanceof ORPCError ? error.cause : error
  if (!(cause instanceof TRPCError)) {
    const isRefused = error instanceof ORPCError && error.status < 500
    return problemOf(isRefused ? 'ValidationFailed' : 'Internal', requestId)
  }
  const issues = issuesOf(cause)
  return { ...problemOf(reasonOf(cause), requestId), ...(issues && { issues }) }
}

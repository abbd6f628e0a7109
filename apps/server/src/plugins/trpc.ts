import etag from '@fastify/etag'
import { appRouter, createContext, maxBatchSize, reasonOf, type Api } from '@linnet/api'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { noteReason, refuse } from '../refusal.js'
import { challenge } from './challenge.js'
import { factsOf, isAnonymous } from './request-facts.js'
import { varyBy } from './vary.js'

/** The procedures at /trpc. Not tRPC's own plugin, which lets multipart bodies of any size past the body limit. */
export async function trpc(app: FastifyInstance, { api }: { api: Api }): Promise<void> {
  // tRPC's answers are streams, of which no ETag can be said before they are read.
  app.addHook('onSend', async (_request, reply, payload) => {
    if (!(payload instanceof Response)) return payload
    reply.code(payload.status).headers(Object.fromEntries(payload.headers))
    return payload.text()
  })
  await app.register(etag, { weak: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )

  const handler = (request: FastifyRequest<{ Params: { path: string } }>, reply: FastifyReply) =>
    fastifyRequestHandler({
      req: request,
      res: reply,
      path: request.params.path,
      router: appRouter,
      maxBatchSize,
      createContext: ({ info }) => createContext(api, factsOf(request, reply, info.calls.length)),
      responseMeta: ({ errors, type }) => ({
        headers: headersBeside(reply, type === 'query' && errors.length === 0 && isAnonymous(request)),
      }),
      onError({ error, path }) {
        challenge(request, reply, reasonOf(error))
        if (error.code !== 'INTERNAL_SERVER_ERROR' && error.code !== 'SERVICE_UNAVAILABLE') return
        noteReason(request, reasonOf(error))
        // The answer's status is known too late for who sets it on the others.
        if (error.code === 'SERVICE_UNAVAILABLE') reply.header('retry-after', '1')
        request.log.error({ error: error.cause ?? error, path }, 'A procedure failed.')
      },
    })

  app.addHook('onRequest', async (request) => {
    // An answer that streams says 200 before it knows; ours do not stream.
    delete request.raw.headers['trpc-accept']
  })
  app.get('/:path', { exposeHeadRoute: false }, handler)
  app.post('/:path', handler)
  app.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/:path',
    handler: (request, reply) => refuse(request, reply, 'MethodNotAllowed'),
  })
}

/** tRPC adds these to its own, which take the place of what is there. */
function headersBeside(reply: FastifyReply, isShared: boolean): Headers {
  varyBy(reply, 'authorization', 'linnet-page-of')
  const headers = new Headers({ 'cache-control': isShared ? 'public, no-cache' : 'private, no-store' })
  const vary = reply.getHeader('vary')
  if (vary !== undefined) headers.set('vary', String(vary))
  return headers
}

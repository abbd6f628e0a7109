import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { RequestSpan, Tracing } from '../tracing.js'

/** Each request as part of a trace, which its line in the log names. */
export function traces(app: FastifyInstance, { tracing }: { tracing: Tracing | undefined }): void {
  if (!tracing) return
  const spans = new WeakMap<FastifyRequest, RequestSpan>()

  function end(request: FastifyRequest, reply: FastifyReply): void {
    const { method, id: requestId } = request
    const { url: route = 'none' } = request.routeOptions
    spans.get(request)?.end({ method, route, status: reply.statusCode, requestId })
    spans.delete(request)
  }

  app.addHook('onRequest', async (request) => {
    const span = tracing.request(request.headers)
    spans.set(request, span)
    request.log = request.log.child({ traceId: span.traceId })
  })
  // Not before, for a body is read outside of whatever waits for it.
  app.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request)
    if (span) span.within(done)
    else done()
  })
  app.addHook('onSend', async (request, reply) => {
    // A live timeline stays open for hours.
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) end(request, reply)
  })
  app.addHook('onResponse', async (request, reply) => end(request, reply))
}

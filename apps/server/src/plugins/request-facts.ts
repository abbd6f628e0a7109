import type { RequestFacts } from '@linnet/api'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What procedures are told of a request, and what they say of the answer beside it. */
export function factsOf(request: FastifyRequest, reply: FastifyReply, calls: number): RequestFacts {
  const { authorization, 'user-agent': userAgent, 'idempotency-key': key } = request.headers
  return {
    authorization,
    userAgent,
    requestId: request.id,
    calls,
    idempotencyKey: key === undefined ? undefined : String(key),
    onReplay: () => void reply.header('idempotency-replayed', 'true'),
  }
}

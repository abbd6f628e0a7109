import type { RequestFacts } from '@linnet/api'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What procedures are told of a request, and what they say of the answer beside it. */
export function factsOf(request: FastifyRequest, reply: FastifyReply, calls: number): RequestFacts {
  const { authorization, 'user-agent': userAgent } = request.headers
  const deprecations = new Map<string, string>()
  return {
    authorization,
    onBehalfOf: request.headers['linnet-on-behalf-of']?.toString(),
    userAgent,
    requestId: request.id,
    calls,
    idempotencyKey: request.headers['idempotency-key']?.toString(),
    onDeprecated(path, { since, instead }) {
      deprecations.set(`${path}: ${instead}`, since)
      const [earliest = since] = [...deprecations.values()].toSorted()
      reply
        .header('deprecation', `@${Date.parse(earliest) / 1000}`)
        .header('linnet-deprecation', [...deprecations.keys()].join('; '))
    },
    onReplay: () => void reply.header('idempotency-replayed', 'true'),
  }
}

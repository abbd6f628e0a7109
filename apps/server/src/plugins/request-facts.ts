import type { Credentials, RequestFacts } from '@linnet/api'
import type { FastifyReply, FastifyRequest } from 'fastify'

import { leave } from './admission.js'
import { addressOf } from './address.js'
import { pageSessionOf } from '../web/page-session.js'

/** Who says to ask. */
export function credentialsOf(request: FastifyRequest): Credentials {
  const { authorization, 'linnet-on-behalf-of': onBehalfOf } = request.headers
  return { authorization, onBehalfOf: onBehalfOf?.toString(), pageSession: pageSessionOf(request) }
}

/** What procedures are told of a request, and what they say of the answer beside it. */
export function factsOf(request: FastifyRequest, reply: FastifyReply, calls: number): RequestFacts {
  const deprecations = new Map<string, string>()
  let fewest = Infinity
  return {
    ...credentialsOf(request),
    userAgent: request.headers['user-agent'],
    address: addressOf(request),
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
    onRetryAfter: (seconds) => void reply.header('retry-after', seconds),
    onRateLimit({ name, limit, windowSeconds, remaining, resetSeconds }) {
      // Of a batch's calls, and of a call's limits, the one that ends first.
      if (remaining > fewest) return
      fewest = remaining
      reply
        .header('ratelimit-policy', `"${name}";q=${limit};w=${windowSeconds}`)
        .header('ratelimit', `"${name}";r=${remaining};t=${resetSeconds}`)
    },
    onCredentials: () => leave(request),
    onReplay: () => void reply.header('idempotency-replayed', 'true'),
  }
}

/** True when the answer is the same for everybody who asks like this. */
export function isAnonymous(request: FastifyRequest): boolean {
  const { authorization, pageSession } = credentialsOf(request)
  return authorization === undefined && pageSession === undefined
}

import { statusOf, type Reason } from '@linnet/api'
import type { FastifyRequest } from 'fastify'

const bearer = 'Bearer realm="linnet"'

/** What an answer says that takes another token, as RFC 6750 has it; undefined of the others. */
export function challengeOf({ headers }: FastifyRequest, reason: Reason): string | undefined {
  if (reason === 'ScopeMissing') return `${bearer}, error="insufficient_scope"`
  if (statusOf(reason) !== 401) return undefined
  return headers.authorization === undefined ? bearer : `${bearer}, error="invalid_token"`
}

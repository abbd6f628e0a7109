import { statusOf, type Reason } from '@linnet/api'
import type { FastifyReply, FastifyRequest } from 'fastify'

const bearer = 'Bearer realm="linnet"'

/** Says in an answer that takes another token what RFC 6750 has it say; nothing in the others. */
export function challenge({ headers }: FastifyRequest, reply: FastifyReply, reason: Reason): void {
  const say = (words: string) => void reply.header('www-authenticate', words)
  if (reason === 'ScopeMissing') return say(`${bearer}, error="insufficient_scope"`)
  if (statusOf(reason) !== 401) return
  say(headers.authorization === undefined ? bearer : `${bearer}, error="invalid_token"`)
}

import type { FastifyReply } from 'fastify'

/** Says that an answer is another one for others of these headers, beside those that it is already known to depend on. */
export function varyBy(reply: FastifyReply, ...headers: string[]): FastifyReply {
  return reply.header('vary', [reply.getHeader('vary') ?? [], headers].flat().join(', '))
}

import { errors, statusOf, type Reason } from '@linnet/api'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Answers what never reaches a procedure, in one shape. */
export function refuse(request: FastifyRequest, reply: FastifyReply, reason: Reason): FastifyReply {
  const { message } = errors[reason]
  return reply.code(statusOf(reason)).send({ error: { reason, message, requestId: request.id } })
}

const reasonOfStatus: Record<number, Reason> = {
  400: 'ValidationFailed',
  404: 'ProcedureNotFound',
  405: 'MethodNotAllowed',
  413: 'PayloadTooLarge',
  415: 'UnsupportedMediaType',
  503: 'Busy',
}

/** Why Fastify itself gave up on a request. */
export function reasonOfFailure(error: unknown): Reason {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return reasonOfStatus[status] ?? (status < 500 ? 'ValidationFailed' : 'Internal')
}

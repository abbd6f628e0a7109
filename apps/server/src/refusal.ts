import { AppError, errors, isDatabaseUnavailable, statusOf, type Reason } from '@linnet/api'
import { isLinnetError } from '@linnet/sdk'
import type { FastifyReply, FastifyRequest } from 'fastify'

import { challenge } from './plugins/challenge.js'

/** What is below it is answered with problem documents. */
export const restPrefix = '/api/v1'

/** A failure as RFC 9457 has it, with what programs switch on. */
export interface Problem {
  type: string
  title: string
  status: number
  reason: Reason
  requestId: string
  issues?: { path: (string | number)[]; message: string }[]
}

export function problemOf(reason: Reason, requestId: string): Problem {
  const { message } = errors[reason]
  return { type: `urn:linnet:${reason}`, title: message, status: statusOf(reason), reason, requestId }
}

const reasons = new WeakMap<FastifyRequest, Reason>()

/** Keeps why a request fails, until its answer is counted. */
export function noteReason(request: FastifyRequest, reason: Reason): void {
  reasons.set(request, reason)
}

/** Why the server itself is at fault; undefined when it is not. */
export function troubleOf(request: FastifyRequest): Reason | undefined {
  const reason = reasons.get(request)
  return reason !== undefined && statusOf(reason) >= 500 ? reason : undefined
}

/** Answers what never reaches a procedure, in the shape of its neighbours. */
export function refuse(request: FastifyRequest, reply: FastifyReply, reason: Reason): FastifyReply {
  noteReason(request, reason)
  reply.code(statusOf(reason))
  challenge(request, reply, reason)
  if (request.url.startsWith(`${restPrefix}/`)) {
    return reply.type('application/problem+json').send(problemOf(reason, request.id))
  }
  return reply.send({ error: { reason, message: errors[reason].message, requestId: request.id } })
}

const reasonOfStatus: Record<number, Reason> = {
  400: 'ValidationFailed',
  404: 'ProcedureNotFound',
  405: 'MethodNotAllowed',
  413: 'PayloadTooLarge',
  415: 'UnsupportedMediaType',
  503: 'Busy',
}

/** Why a request failed outside every procedure; what Fastify itself gives up on has a status. */
export function reasonOfFailure(error: unknown): Reason {
  if (error instanceof AppError) return error.reason
  // Of the client in this process.
  if (isLinnetError(error)) return isReason(error.reason) ? error.reason : 'Internal'
  if (!(error instanceof Error && 'statusCode' in error)) {
    return isDatabaseUnavailable(error) ? 'DatabaseUnavailable' : 'Internal'
  }
  const status = Number(error.statusCode)
  return reasonOfStatus[status] ?? (status < 500 ? 'ValidationFailed' : 'Internal')
}

/** After how many seconds to try again; undefined where that is not known. */
export function retryAfterOf(error: unknown): number | undefined {
  return error instanceof AppError || isLinnetError(error) ? error.retryAfter : undefined
}

function isReason(text: string): text is Reason {
  return Object.hasOwn(errors, text)
}

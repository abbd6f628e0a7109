import { errors, statusOf } from '@linnet/api'
import type { FastifyInstance, HTTPMethods } from 'fastify'

import { noteReason, reasonOfFailure } from '../refusal.js'

/** An answer that is not a success, in the shape of the system that the client takes us for. */
export class Failure extends Error {
  override name = 'Failure'

  constructor(
    readonly status: number,
    readonly body: object,
  ) {
    super(`Answered with ${status}.`)
  }
}

/** Gives every failure in a scope the shape that its clients know, and nothing of an unexpected one. */
export function answerFailures(app: FastifyInstance, shape: (message: string) => object): void {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof Failure) return reply.code(error.status).send(error.body)
    const reason = reasonOfFailure(error)
    noteReason(request, reason)
    const status = statusOf(reason)
    if (status >= 500) request.log.error({ error }, 'A request failed.')
    return reply.code(status).send(shape(errors[reason].message))
  })
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] satisfies HTTPMethods[]

/** Answers 405 to every method that a path has no route for. */
export function refuseOtherMethods(
  app: FastifyInstance,
  url: string,
  { allowed, body }: { allowed: HTTPMethods[]; body: object },
): void {
  app.route({
    method: methods.filter((method) => !allowed.includes(method)),
    url,
    handler: async (_request, reply) => reply.code(405).header('allow', allowed.join(', ')).send(body),
  })
}

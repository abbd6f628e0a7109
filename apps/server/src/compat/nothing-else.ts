import type { FastifyInstance } from 'fastify'

/** What an adapter has no route for is its own to answer, and no page of the web app's. */
export function answersNothingElse(app: FastifyInstance, answer: object): void {
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(answer))
  app.get('/*', (_request, reply) => reply.code(404).send(answer))
}

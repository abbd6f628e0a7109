import fastifyCors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

const DAY = 24 * 3600

/** Lets pages of the sites that the operator names call this server. No cookies go along: who calls brings a token. */
export async function cors(app: FastifyInstance, { origins }: { origins: string[] }): Promise<void> {
  if (origins.length === 0) return
  await app.register(fastifyCors, {
    origin: origins,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      'deprecation',
      'etag',
      'idempotency-replayed',
      'link',
      'linnet-deprecation',
      'location',
      'ratelimit',
      'ratelimit-policy',
      'retry-after',
      'x-request-id',
    ],
    maxAge: DAY,
  })
}

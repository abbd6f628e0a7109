import { timingSafeEqual } from 'node:crypto'
import { sha256 } from '@linnet/api'
import type { FastifyInstance } from 'fastify'

import type { Metrics } from '../metrics.js'
import { refuse } from '../refusal.js'

export interface MetricsDeps {
  metrics: Metrics | undefined
  /** What Prometheus authenticates with; without one nobody may look. */
  token: string | undefined
}

/** /metrics, for whoever has the operator's token; for everybody else there is nothing. */
export function metrics(app: FastifyInstance, { metrics: kept, token }: MetricsDeps): void {
  if (!kept || token === undefined) return
  app.addHook('onResponse', async (request, reply) => {
    const { url: route = 'none' } = request.routeOptions
    const { method } = request
    kept.onRequest({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 })
  })
  app.get('/metrics', async (request, reply) => {
    if (!isToken(request.headers.authorization, token)) return refuse(request, reply, 'ProcedureNotFound')
    return reply
      .type(kept.contentType)
      .header('cache-control', 'no-store')
      .send(await kept.text())
  })
}

function isToken(authorization: string | undefined, token: string): boolean {
  const [given, expected] = [authorization ?? '', `Bearer ${token}`].map((text) => Buffer.from(sha256(text)))
  return given !== undefined && expected !== undefined && timingSafeEqual(given, expected)
}

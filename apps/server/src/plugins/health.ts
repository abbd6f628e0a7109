import type { Pool } from '@linnet/db'
import type { FastifyInstance } from 'fastify'

import { refuse } from '../refusal.js'

/** /livez: the process answers. /readyz: it can serve, which takes the database. */
export function health(
  app: FastifyInstance,
  { db, isDraining }: { db: Pool; isDraining: () => boolean },
): void {
  app.get('/livez', () => ({ status: 'ok' }))
  app.get('/readyz', async (request, reply) => {
    if (isDraining()) return refuse(request, reply, 'Busy')
    try {
      await db.raw('select 1').timeout(1000)
    } catch {
      return refuse(request, reply, 'DatabaseUnavailable')
    }
    return { status: 'ok' }
  })
}

import type { Pool } from '@linnet/db'
import type { FastifyInstance } from 'fastify'

import { refuse } from '../refusal.js'

/** /livez: the process answers. /readyz: it can serve, which takes the database. */
export function health(
  app: FastifyInstance,
  { db, isDraining }: { db: Pool; isDraining: () => boolean },
): void {
  let asking: Promise<boolean> | undefined

  /** One question at a time, however many ask: nobody makes a server unwell by asking whether it is well. */
  function isDatabaseThere(): Promise<boolean> {
    asking ??= db
      .raw('select 1')
      .timeout(1000)
      .then(
        () => true,
        () => false,
      )
      .finally(() => (asking = undefined))
    return asking
  }

  app.get('/livez', () => ({ status: 'ok' }))
  app.get('/readyz', async (request, reply) => {
    if (isDraining()) return refuse(request, reply, 'Busy')
    if (!(await isDatabaseThere())) return refuse(request, reply, 'DatabaseUnavailable')
    return { status: 'ok' }
  })
}

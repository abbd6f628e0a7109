import type { FastifyInstance, FastifyRequest } from 'fastify'

import { refuse } from '../refusal.js'

/** How many requests are worked at. More would only wait, and all of them longer, for what does the work. */
const mostAtOnce = 32

/** What says whether the server is well, what takes no work, and what stays open on purpose. */
const uncounted = /^\/(livez|readyz|metrics|assets\/|api\/v1\/events)/

const leaving = new WeakMap<FastifyRequest, () => void>()

/** Counts a request no more: it is answered, or waits for a password to be checked, for which there is a queue of its own. */
export function leave(request: FastifyRequest): void {
  leaving.get(request)?.()
  leaving.delete(request)
}

/**
 * Tells those who come while as many as can be are worked at to come again, so that the others are answered in time. Who
 * takes long to send or to read is not counted meanwhile.
 */
export function admission(app: FastifyInstance): void {
  let count = 0
  // Before its body is read, too: to refuse must cost as little as it can.
  app.addHook('onRequest', async (request, reply) => {
    if (count >= mostAtOnce && !uncounted.test(request.url)) return refuse(request, reply, 'Busy')
  })
  app.addHook('preHandler', async (request, reply) => {
    if (uncounted.test(request.url)) return
    if (count >= mostAtOnce) return refuse(request, reply, 'Busy')
    count += 1
    leaving.set(request, () => (count -= 1))
  })
  app.addHook('onSend', async (request) => leave(request))
  app.addHook('onResponse', async (request) => leave(request))
  app.addHook('onRequestAbort', async (request) => leave(request))
}

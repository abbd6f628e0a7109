import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'

import { refuse } from '../refusal.js'
import { callsOf } from './calls.js'

/** How many calls are worked at. More would only wait, and all of them longer, for what does the work. */
const mostAtOnce = 32

/** The routes of what says whether the server is well, of files, which take no work, and of what stays open on purpose. */
const uncounted = /^\/(?:livez|readyz|metrics|assets\/.+|api\/v1\/events)$/

const leaving = new WeakMap<FastifyRequest, () => unknown>()

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
  // Nobody who means well asks again on the same connection before the answer is there.
  const inside = new Set<Socket>()
  let working = 0
  const isCounted = ({ routeOptions: { url = '' } }: FastifyRequest) => !uncounted.test(url)
  const isFull = (request: FastifyRequest) =>
    (working >= mostAtOnce || inside.has(request.socket)) && isCounted(request)
  // Before its body is read, too: to refuse must cost as little as it can.
  app.addHook('onRequest', async (request, reply) => {
    if (isFull(request)) return refuse(request, reply, 'Busy')
  })
  app.addHook('preHandler', async (request, reply) => {
    const { socket } = request
    if (!isCounted(request)) return
    if (isFull(request)) return refuse(request, reply, 'Busy')
    const calls = callsOf(request)
    inside.add(socket)
    working += calls
    leaving.set(request, () => {
      inside.delete(socket)
      working -= calls
    })
  })
  app.addHook('onSend', async (request) => leave(request))
  app.addHook('onResponse', async (request) => leave(request))
  app.addHook('onRequestAbort', async (request) => leave(request))
}

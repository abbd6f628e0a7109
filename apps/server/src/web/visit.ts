import { isLinnetError, type Linnet, type Me } from '@linnet/sdk'
import type { FastifyReply, FastifyRequest } from 'fastify'

import { createLocalClient } from '../local/clients.js'
import type { LocalInstance } from '../local/local-transport.js'
import { addressOf } from '../plugins/address.js'
import { keepSession, sessionSecretOf } from './page-session.js'

/** Who looks at a page or sends a form, and what they ask with. */
export interface Visit {
  linnet: Linnet
  viewer: Me | null
}

/** Whoever the browser's session belongs to; one that has ended is forgotten. */
export async function visitOf(
  instance: LocalInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Visit> {
  const userAgent = request.headers['user-agent'] ?? 'unknown'
  const address = addressOf(request)
  const secret = sessionSecretOf(request)
  if (secret !== undefined) {
    const options = { userAgent, address, pageSession: { secret }, retries: 0 }
    try {
      const viewer = await createLocalClient(instance, options).auth.me()
      return { linnet: createLocalClient(instance, { ...options, pageOf: viewer }), viewer }
    } catch (error) {
      if (!isLinnetError(error) || (error.status !== 401 && error.reason !== 'AccountSuspended')) throw error
      keepSession(reply, null)
    }
  }
  return { linnet: createLocalClient(instance, { userAgent, address, retries: 0 }), viewer: null }
}

import type { FastifyInstance, FastifyRequest } from 'fastify'

import { refuse } from '../refusal.js'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const methods = new Set([...safeMethods, 'POST', 'PUT', 'PATCH', 'DELETE'])
const hostPattern = /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,252})|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?$/i

/** Turns away what no browser or client of ours sends, before anything is parsed. */
export function guard(app: FastifyInstance, { origins }: { origins: string[] }): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!methods.has(request.method)) return refuse(request, reply, 'MethodNotAllowed')
    if (!isHost(request.headers.host)) return refuse(request, reply, 'ValidationFailed')
    const isWelcome = origins.includes(request.headers.origin ?? '')
    if (!safeMethods.has(request.method) && !isWelcome && isFromAnotherSite(request))
      return refuse(request, reply, 'NotAllowed')
  })
}

function isHost(host: string | undefined): boolean {
  const found = hostPattern.exec(host ?? '')
  return found !== null && Number(found[1] ?? 0) <= 65_535
}

/** Browsers say where a request comes from; programs do not. */
function isFromAnotherSite({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin } = headers
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== headers.host)
}

import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'

import { refuse } from '../refusal.js'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const methods = new Set([...safeMethods, 'POST', 'PUT', 'PATCH', 'DELETE'])
/** What is on its way when it is refused arrives as soon. */
const heardMs = 50
const lingerMs = 1000
const hostPattern = /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,252})|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?$/i

/** Turns away what no browser or client of ours sends, before anything is parsed. */
export function guard(app: FastifyInstance, { origins }: { origins: string[] }): void {
  cutWhoSendsOn(app)
  app.addHook('onRequest', async (request, reply) => {
    if (!methods.has(request.method)) return refuse(request, reply, 'MethodNotAllowed')
    if (!isHost(request)) return refuse(request, reply, 'ValidationFailed')
    const isWelcome = origins.includes(request.headers.origin ?? '')
    if (!safeMethods.has(request.method) && !isWelcome && isFromAnotherSite(request))
      return refuse(request, reply, 'NotAllowed')
  })
}

/** Exactly one, for of two somebody else may believe the other. */
export function isHost({ headers, raw }: FastifyRequest): boolean {
  const names = raw.rawHeaders.filter((text, nth) => nth % 2 === 0 && text.toLowerCase() === 'host')
  const found = hostPattern.exec(headers.host ?? '')
  return names.length <= 1 && found !== null && Number(found[1] ?? 0) <= 65_535
}

/** Who was refused and goes on sending is heard no more, has a moment to see it, and is then cut. */
function cutWhoSendsOn(app: FastifyInstance): void {
  app.addHook('onResponse', ({ raw, socket }, _reply, done) => {
    if (raw.complete === false) setTimeout(() => raw.complete || cut(socket), heardMs).unref()
    done()
  })
}

function cut(socket: Socket): void {
  socket.pause()
  setTimeout(() => socket.destroy(), lingerMs).unref()
}

/** Browsers say where a request comes from; programs do not. */
export function isFromAnotherSite(request: FastifyRequest): boolean {
  const { 'sec-fetch-site': site, origin } = request.headers
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  return origin !== undefined && !isOwn(origin, request)
}

/** Whoever ends TLS in front of it may not say so: that a page came without is held against it where TLS is known of. */
function isOwn(origin: string, request: FastifyRequest): boolean {
  if (!URL.canParse(origin)) return false
  const { host, protocol } = new URL(origin)
  const { host: here } = request.headers
  const isSecure = request.protocol === 'https' || request.site === `https://${here}`
  return host === here && (protocol === 'https:' || !isSecure)
}

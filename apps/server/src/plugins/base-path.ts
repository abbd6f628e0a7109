import type { FastifyInstance } from 'fastify'

import { refuse } from '../refusal.js'

/** Where somebody else's server has Linnet, without a slash at its end. */
export type BasePath = '' | `/${string}`

export function basePathOf(path: string): BasePath {
  const bare = path.replaceAll(/^\/+|\/+$/g, '')
  return bare === '' ? '' : `/${bare}`
}

/** The address below the base path, of what is below it. */
export function withoutBase(basePath: string, url: string): string {
  if (basePath === '' || !isBelow(basePath, url)) return url
  const rest = url.slice(basePath.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** Answers only what is below the base path. */
export function staysBelow(app: FastifyInstance, basePath: string): void {
  if (basePath === '') return
  app.addHook('onRequest', async (request, reply) => {
    if (!isBelow(basePath, request.originalUrl)) return refuse(request, reply, 'ProcedureNotFound')
  })
}

function isBelow(basePath: string, url: string): boolean {
  return url.startsWith(basePath) && ['', '/', '?'].includes(url.charAt(basePath.length))
}

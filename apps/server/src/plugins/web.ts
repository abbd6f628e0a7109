import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

import { refuse } from '../refusal.js'

/** Where the built web app is. */
export function webFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@linnet/web/package.json')), 'dist')
}

/** The web app: its files, and its page for every address that is not a file. */
export async function web(app: FastifyInstance, { folder }: { folder: string }): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined)
  if (page === undefined) {
    app.log.warn('The web app is not built; only the API is served.')
    app.setNotFoundHandler((request, reply) => refuse(request, reply, 'ProcedureNotFound'))
    return
  }

  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    cacheControl: false,
    setHeaders(reply, path) {
      // Vite names these by their content.
      const forever = path.startsWith(join(folder, 'assets'))
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && extname(path) === ''
    if (!isPage || path.startsWith('/trpc')) return refuse(request, reply, 'ProcedureNotFound')
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  })
}

import { extname, join } from 'node:path'
import fastifyCompress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import { isLinnetError } from '@linnet/sdk'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { createLocalClient } from '../local/clients.js'
import type { LocalInstance } from '../local/local-transport.js'
import { problemOf, reasonOfFailure, refuse } from '../refusal.js'
import { readBuiltApp, type FailedForm } from './built-app.js'
import { forms } from './forms.js'
import { cookieOf } from './page-session.js'
import { visitOf } from './visit.js'
import { varyBy } from '../plugins/vary.js'

export interface WebDeps {
  /** Where the web app was built. */
  folder: string
  instance: LocalInstance
  /** The origin that the site is known by. */
}

/** Shows a page, or the page that a form was refused on. */
export type Show = (
  request: FastifyRequest,
  reply: FastifyReply,
  page: { path: string; failedForm?: FailedForm; status?: number },
) => Promise<FastifyReply>

/** The web app: its files, its pages as whole documents, and its forms for browsers without scripts. */
export async function web(app: FastifyInstance, { folder, instance }: WebDeps): Promise<void> {
  const built = await readBuiltApp(folder)
  if (built === undefined) {
    app.log.warn('The web app is not built; only the API is served.')
    app.setNotFoundHandler((request, reply) => refuse(request, reply, 'ProcedureNotFound'))
    return
  }
  const { files, installed, pages } = built

  const show: Show = async (request, reply, { path, failedForm, status }) => {
    const visit = await visitOf(instance, request, reply)
    const page = await pages.render({
      ...visit,
      url: new URL(path, request.site),
      cookieOf: (name) => cookieOf(request, name),
      acceptLanguage: request.headers['accept-language'],
      failedForm,
      failureOf(error) {
        if (isLinnetError(error) && error.status !== undefined) {
          return { status: error.status, reason: error.reason }
        }
        request.log.error({ error }, 'A page failed.')
        const { status: code, reason } = problemOf(reasonOfFailure(error), request.id)
        return { status: code, reason }
      },
    })
    if (page.redirectTo !== undefined) return reply.redirect(page.redirectTo, 303)
    return varyBy(reply, 'cookie', 'accept-language')
      .code(status ?? page.status)
      .header('cache-control', visit.viewer || failedForm ? 'private, no-store' : 'public, no-cache')
      .type('text/html; charset=utf-8')
      .send(page.html)
  }

  await app.register(fastifyCompress)
  await app.register(fastifyStatic, {
    root: files,
    index: false,
    wildcard: false,
    cacheControl: false,
    setHeaders(reply, path) {
      // Vite names these by their content.
      const forever = path.startsWith(join(files, 'assets'))
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    },
  })
  app.get('/manifest.webmanifest', async (_request, reply) => {
    const { name } = await createLocalClient(instance, { userAgent: 'manifest' }).instance.read()
    return reply
      .type('application/manifest+json')
      .header('cache-control', 'public, max-age=3600')
      .send({ ...installed, name, short_name: name })
  })
  await app.register(async (scope) => forms(scope, { show, instance, ...built }))
  app.setNotFoundHandler((request, reply) => refuse(request, reply, 'ProcedureNotFound'))
  app.get('/*', async (request, reply) => {
    const [path = ''] = request.url.split('?')
    const isPage = extname(path) === '' && !/^\/(?:api|assets|trpc)(?:\/|$)/.test(path)
    return isPage ? show(request, reply, { path: request.url }) : refuse(request, reply, 'ProcedureNotFound')
  })
}

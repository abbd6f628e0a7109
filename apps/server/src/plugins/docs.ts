import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const page = fileURLToPath(new URL('../../docs-page', import.meta.url))
const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const served = ['swagger-ui.css', 'swagger-ui-bundle.js']

/** /docs: every route, to read and to try out. Swagger UI, the page that such APIs are known by, from its package. */
export async function docs(app: FastifyInstance, { basePath }: { basePath: string }): Promise<void> {
  await app.register(fastifyStatic, { root: [page, swagger], serve: false })
  app.get('/docs', (_request, reply) => reply.sendFile('index.html'))
  app.get('/docs/', (_request, reply) => reply.redirect(`${basePath}/docs`, 301))
  for (const file of ['docs.css', 'docs.js', ...served]) {
    app.get(`/docs/${file}`, (_request, reply) => reply.sendFile(file))
  }
}

import type { FastifyInstance } from 'fastify'

import type { Instance, MountSettings } from '../instance.js'

export interface LinnetPluginOptions extends Omit<MountSettings, 'basePath'> {
  instance: Instance
}

/**
 * Linnet below a prefix of your own Fastify 5. It is a server of its own there: your hooks see its requests, but neither
 * bodies nor answers, and your `close` ends its streams.
 *
 * @example
 * ```ts
 * import { linnetPlugin, openLinnet } from '@linnet/server/local'
 * import Fastify from 'fastify'
 *
 * const { DATABASE_URL: databaseUrl = '', LINNET_SECRET: secret = '' } = process.env
 * const instance = await openLinnet({ databaseUrl, secret })
 * const host = Fastify()
 * await host.register(linnetPlugin, { instance, prefix: '/social' })
 * const address = await host.listen()
 * console.log((await fetch(`${address}/social/livez`)).status) // prints 200
 * await host.close()
 * await instance.close()
 * ```
 */
export async function linnetPlugin(
  host: FastifyInstance,
  { instance, compatPrefixes = {}, origins = [], siteUrl }: LinnetPluginOptions,
): Promise<void> {
  const app = await instance.mount({ basePath: host.prefix, compatPrefixes, origins, siteUrl })
  await app.ready()
  host.addHook('preClose', () => app.close())
  host.removeAllContentTypeParsers()
  // Bodies are left to be read.
  host.addContentTypeParser('*', (_request, _payload, done) => done(null))
  for (const url of ['/', '/*']) {
    host.all(url, { exposeHeadRoute: false }, (request, reply) => {
      reply.hijack()
      app.routing(request.raw, reply.raw)
    })
  }
}

import compress from '@fastify/compress'
import etag from '@fastify/etag'
import { mustSpend, spenderOf, type Api } from '@linnet/api'
import type { FastifyInstance } from 'fastify'

import { addressOf } from '../plugins/address.js'
import { embed } from './embed.js'
import { feeds } from './feeds.js'
import { oembed } from './oembed.js'
import type { Reader } from './reader.js'
import { robots } from './robots.js'
import { sitemap } from './sitemap.js'

export interface SiteDeps {
  api: Api
  reader: Reader
}

/** A feed, a page in a frame or a part of the sitemap is as many readings of an address. */
const cost = 1

/** What is read outside of the app, by programs and on other sites' pages: all as nobody sees it. */
export async function site(app: FastifyInstance, deps: SiteDeps): Promise<void> {
  await app.register(etag, { weak: true })
  await app.register(compress)
  const { rateLimits } = deps.api
  app.addHook('onRequest', async (request) => {
    // What is left stays unsaid, for the answer may be kept for others.
    if (rateLimits) await mustSpend(rateLimits, spenderOf({ kind: 'nobody' }, addressOf(request)), { cost })
  })
  app.addHook('onSend', async (_request, reply) => {
    // What somebody hides is gone from everywhere within a minute.
    if (reply.hasHeader('cache-control')) return
    reply.header('cache-control', reply.statusCode < 400 ? 'public, max-age=60' : 'no-store')
  })
  robots(app)
  feeds(app, deps)
  sitemap(app, deps)
  oembed(app, deps)
  await embed(app, deps)
}

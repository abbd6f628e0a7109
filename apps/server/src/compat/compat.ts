import type { Api } from '@linnet/api'
import type { FastifyInstance } from 'fastify'

import { microblog } from './microblog/microblog.js'
import { twitter } from './twitter/twitter.js'

/** The prefix of each adapter that the operator asked for. */
export interface CompatPrefixes {
  microblog?: string | undefined
  twitter?: string | undefined
}

/** Two older systems' HTTP over our verbs, for clients that speak it still; see docs/compat.md. */
export async function compat(
  app: FastifyInstance,
  { api, prefixes }: { api: Api; prefixes: CompatPrefixes },
): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  if (prefixes.microblog !== undefined) {
    await app.register(async (scope) => microblog(scope, { api }), { prefix: prefixes.microblog })
  }
  if (prefixes.twitter !== undefined) {
    app.log.warn('The twitter routes are on: they ask nobody who they are, and answer with e-mail addresses.')
    await app.register(async (scope) => twitter(scope, { api }), { prefix: prefixes.twitter })
  }
}

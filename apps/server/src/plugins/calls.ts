import { maxBatchSize } from '@linnet/api'
import type { FastifyRequest } from 'fastify'

/** How many calls a request makes. A batch of tRPC names them in its path, a comma between two. */
export function callsOf({ url }: Pick<FastifyRequest, 'url'>): number {
  const [path = ''] = url.split('?')
  return path.startsWith('/trpc/') ? Math.min(path.split(/,|%2c/i).length, maxBatchSize) : 1
}

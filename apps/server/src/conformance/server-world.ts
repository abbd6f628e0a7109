import { User } from '@linnet/db'

import { testServer } from '../plugins/testing.js'
import type { World } from './world.js'

/** The real server on a port and a database of its own. */
export async function openServer(
  clientsOf: (url: string) => Pick<World, 'client' | 'serviceClient'>,
): Promise<World> {
  let later = 0
  const server = await testServer({ now: () => new Date(Date.now() + later) })
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' })
  return {
    ...clientsOf(url),
    async promote(userId) {
      await User.query(server.api.db).findById(userId).patch({ role: 'admin' })
    },
    advance: (ms) => void (later += ms),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

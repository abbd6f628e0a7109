import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** What happens to an answer on its way back. */
export type Fate = 'pass' | 'drop' | 'cut'

/** Stands between a client and a server over real HTTP. The server has answered when `fateOf` decides about its answer. */
export async function proxyTo(url: string, fateOf: (path: string) => Fate) {
  const proxy = createServer((near, reply) => {
    const { method, headers, url: path = '/' } = near
    const far = request(new URL(path, url), { method, headers }, (answer) => void pass(answer, path, reply))
    far.on('error', () => reply.destroy())
    near.pipe(far)
  })
  async function pass(answer: IncomingMessage, path: string, reply: ServerResponse): Promise<void> {
    const body = await buffer(answer)
    const { 'transfer-encoding': _, ...headers } = answer.headers
    const fate = fateOf(path)
    if (fate === 'drop') {
      reply.destroy()
      return
    }
    reply.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': body.length })
    if (fate === 'pass') reply.end(body)
    else reply.write(body.subarray(0, body.length / 2), () => reply.destroy())
  }
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  const address = proxy.address()
  if (typeof address !== 'object' || address === null) throw new Error('not listening')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      proxy.closeAllConnections()
      await new Promise((closed) => proxy.close(closed))
    },
  }
}

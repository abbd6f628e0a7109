import { createServer } from 'node:http'
import { appRouter, createContext } from '@linnet/api'
import { testApp } from '@linnet/api/testing'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'

/** The real router over real HTTP, and every request that it was sent. */
export async function testServer({ now }: { now?: () => Date } = {}) {
  const app = await testApp(now && { now })
  const requests: string[] = []
  const handler = createHTTPHandler({
    router: appRouter,
    basePath: '/trpc/',
    createContext: ({ req, res, info }) =>
      createContext(app.api, {
        authorization: req.headers.authorization,
        userAgent: req.headers['user-agent'],
        requestId: 'test',
        calls: info.calls.length,
        idempotencyKey: req.headers['idempotency-key']?.toString(),
        onReplay: () => void res.setHeader('idempotency-replayed', 'true'),
      }),
  })
  const server = createServer((req, res) => {
    requests.push(`${req.method} ${req.url?.split('?')[0]}`)
    handler(req, res)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('not listening')
  return {
    app,
    requests,
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      await app[Symbol.asyncDispose]()
    },
  }
}

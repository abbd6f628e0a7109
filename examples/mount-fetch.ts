// A microblog below /social of anything that speaks fetch; here of Node's own server.
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { fetchHandler, openLinnet } from '@linnet/server/local'

const { DATABASE_URL: databaseUrl = '', LINNET_SECRET: secret = '', PORT: port = '3000' } = process.env
const instance = await openLinnet({ databaseUrl, secret })
const linnet = fetchHandler(instance, { basePath: '/social' })

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/social/')) return linnet(request)
  return new Response('My own site. Its microblog is at /social/docs.')
}

const server = createServer(getRequestListener(answer))
server.listen(Number(port), () => {
  const address = server.address()
  if (address instanceof Object) console.log(`Listening at http://localhost:${address.port}`)
})

process.once('SIGTERM', async () => {
  // First the streams, which would keep the server open.
  await instance.close()
  server.close()
})

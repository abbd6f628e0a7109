// A microblog below /social of your own Hono.
import { serve, type HttpBindings } from '@hono/node-server'
import { fetchHandler, openLinnet } from '@linnet/server/local'
import { Hono } from 'hono'

const { DATABASE_URL: databaseUrl = '', LINNET_SECRET: secret = '', PORT: port = '3000' } = process.env
const instance = await openLinnet({ databaseUrl, secret })
const linnet = fetchHandler(instance, { basePath: '/social' })

const app = new Hono<{ Bindings: HttpBindings }>()
app.get('/', (c) => c.text('My own site. Its microblog is at /social/docs.'))
app.all('/social/*', (c) => linnet(c.req.raw))
const server = serve({ fetch: app.fetch, port: Number(port) }, (address) => {
  console.log(`Listening at http://localhost:${address.port}`)
})

process.once('SIGTERM', async () => {
  // First the streams, which would keep the server open.
  await instance.close()
  server.close()
})

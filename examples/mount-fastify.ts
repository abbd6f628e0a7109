// A microblog below /social of your own Fastify.
import { linnetPlugin, openLinnet } from '@linnet/server/local'
import Fastify from 'fastify'

const { DATABASE_URL: databaseUrl = '', LINNET_SECRET: secret = '', PORT: port = '3000' } = process.env
const instance = await openLinnet({ databaseUrl, secret })

const app = Fastify()
app.get('/', () => 'My own site. Its microblog is at /social/docs.')
await app.register(linnetPlugin, { instance, prefix: '/social' })
console.log(`Listening at ${await app.listen({ port: Number(port) })}`)

process.once('SIGTERM', async () => {
  await app.close()
  await instance.close()
})

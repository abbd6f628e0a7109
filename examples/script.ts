// A script that works with the microblog's database itself: no server, no HTTP, the same calls.
import { isLinnetError } from '@linnet/sdk'
import { createLocalClient, openLinnet } from '@linnet/server/local'

const { DATABASE_URL: databaseUrl = '', LINNET_SECRET: secret = '' } = process.env
const instance = await openLinnet({ databaseUrl, secret })
try {
  const linnet = createLocalClient(instance, { userAgent: 'news script' })
  const account = { handle: 'news', email: 'news@example.com', password: 'rain before seven' }
  await linnet.auth.register(account).catch((error) => {
    if (!isLinnetError(error) || error.reason !== 'HandleTaken') throw error
    return linnet.auth.login({ identifier: account.handle, password: account.password })
  })
  await linnet.posts.create({ content: 'It is going to rain.' })
  for await (const { author, content } of linnet.posts.list.all()) console.log(`@${author.handle} ${content}`)
} finally {
  await instance.close()
}

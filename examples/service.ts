// A server of yours that acts for an account, with a service token that an admin made.
import { createServiceClient, isLinnetError } from '@linnet/sdk'

const { LINNET_URL: url = 'http://localhost:3000', LINNET_TOKEN = '', ACCOUNT_ID = '' } = process.env
// Asked for each call, so that it can be replaced while this runs.
const linnet = createServiceClient({ url, token: () => LINNET_TOKEN, app: 'weather-service/1.0' })

const { name, scopes } = await linnet.service.me()
console.log(`${name} may ${scopes.join(', ')}`)
try {
  const post = await linnet.onBehalfOf(Number(ACCOUNT_ID)).posts.create({ content: 'Rain from noon on.' })
  console.log(`Posted as @${post.author.handle}`)
} catch (error) {
  if (!isLinnetError(error)) throw error
  console.error(error.reason, error.message)
  process.exitCode = 1
}

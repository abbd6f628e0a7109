// A bot that answers whoever mentions it.
import { createClient } from '@linnet/sdk'

const { LINNET_URL: url = 'http://localhost:3000', BOT_HANDLE = '', BOT_PASSWORD = '' } = process.env
const linnet = createClient({ url, app: 'echo-bot/1.0' })
await linnet.auth.login({ identifier: BOT_HANDLE, password: BOT_PASSWORD })

const ending = new AbortController()
process.once('SIGTERM', () => ending.abort())
const timeline = linnet.live.timeline({
  signal: ending.signal,
  onStatus: (status) => console.log(`The timeline is ${status}`),
})

for await (const event of timeline) {
  if (event.type !== 'post.created') continue
  const { id, author, content } = event.post
  const isForMe = author.handle !== BOT_HANDLE && content.includes(`@${BOT_HANDLE}`)
  if (!isForMe) continue
  const answer = { content: `@${author.handle} You said: ${content}`.slice(0, 200), replyToId: id }
  // Under this key it answers once, however often it hears of the post.
  await linnet.posts.create(answer, { idempotencyKey: `answer-${id}` })
}

import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { password, startJourney } from './harness.js'
import { openSite } from './site.js'

const program = `
import { createClient, isLinnetError } from '/sdk/index.js'
window.visit = async (url, login) => {
  const linnet = createClient({ url, retries: 0, app: 'birds/1' })
  try {
    await linnet.auth.login(login)
    let isOpen
    const opened = new Promise((resolve) => (isOpen = resolve))
    const timeline = linnet.live.timeline({ onStatus: (status) => status === 'open' && isOpen() })
    const event = timeline[Symbol.asyncIterator]().next()
    await opened
    const post = await linnet.posts.create({ content: 'from another site' })
    await linnet.posts.like({ postId: post.id })
    const { items } = await linnet.posts.list()
    const refused = await linnet.posts.byId({ postId: 999 }).catch((error) => error)
    return { likes: items[0].likeCount, event: (await event).value.type, refused: [refused.reason, typeof refused.requestId] }
  } catch (error) {
    return isLinnetError(error) ? error.reason : String(error)
  }
}
`

test.skipIf(!chromiumPath)(
  'a page of another site calls and follows a server that names it, and no server that does not',
  async () => {
    await using site = await openSite({ page: '', script: program })
    const visit = async (origins: string) => {
      await using journey = await startJourney({ env: { LINNET_ORIGINS: origins } })
      await journey.account('ann')
      const page = await journey.open({ baseURL: site.url })
      await page.goto('/')
      await page.waitForFunction(() => 'visit' in window)
      return await page.evaluate(`visit('${journey.url}', { identifier: 'ann', password: '${password}' })`)
    }
    expect(await visit(site.url)).toEqual({
      likes: 1,
      event: 'post.created',
      refused: ['PostNotFound', 'string'],
    })
    expect(await visit('https://birds.example')).toBe('NetworkError')
  },
)

import { expect, test } from 'vitest'

import { chromiumPath } from '../test/chromium.js'
import { signIn, startJourney } from './harness.js'

test.skipIf(!chromiumPath)(
  'a like is shown at once, and taken back when the server cannot be reached',
  async () => {
    await using journey = await startJourney()
    const ann = await journey.account('ann')
    await ann.posts.create({ content: 'Like me if you can' })
    const page = await journey.open()
    await signIn(page, 'ann')
    const like = page.getByRole('article').getByRole('button', { name: 'Like' })
    await like.waitFor()

    let refuse = (): void => undefined
    const refused = new Promise<void>((resolve) => {
      refuse = resolve
    })
    await page.route('**/trpc/posts.like*', async (route) => {
      await refused
      await route.abort()
    })
    await like.click()
    await expect.poll(() => like.getAttribute('aria-label')).toBe('Like, 1 like')
    expect(await like.getAttribute('aria-pressed')).toBe('true')

    refuse()
    await page.getByRole('status').getByText('The server could not be reached.').waitFor()
    expect(await like.getAttribute('aria-pressed')).toBe('false')
    expect(await like.getAttribute('aria-label')).toBe('Like, 0 likes')
  },
)

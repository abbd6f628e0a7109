import { expect } from 'vitest'

import { testServer } from '../apps/server/src/plugins/testing.js'
import { promise, sized } from './promise.js'

promise('a changed token of ours is never taken, and never breaks anything', async ({ keep, random }) => {
  await using server = await testServer()
  const ann = await server.api.user('ann')
  const admin = await server.api.user('boss', { role: 'admin' })
  const service = await server.api.service(admin, ['posts:read', 'posts:write'])
  const real = [ann.accessToken, admin.accessToken, service]
  const asked = (token: string) => server.call('GET', '/posts', { token })
  for (const token of real) expect((await asked(token)).status).toBe(200)

  let accepted = 0
  let broken = 0
  for (let left = sized(5000, 50_000); left > 0; left -= 1) {
    const token = real[Math.floor(random() * real.length)] ?? ''
    const { status } = await asked(changed(token, random))
    if (status < 400) accepted += 1
    if (status >= 500) broken += 1
  }
  keep('tokens.mutated.accepted', accepted, { atMost: 0, unit: 'of 5000' })
  keep('tokens.mutated.broken', broken, { atMost: 0, unit: 'of 5000' })
})

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/~'

/** Another text than before: a letter changed, left out, put in, two swapped, a part twice, or cut short. */
function changed(token: string, random: () => number): string {
  const upTo = (end: number) => Math.floor(random() * end)
  const at = upTo(token.length)
  const letter = letters[upTo(letters.length)] ?? ''
  const ways = [
    () => token.slice(0, at) + letter + token.slice(at + 1),
    () => token.slice(0, at) + token.slice(at + 1),
    () => token.slice(0, at) + letter + token.slice(at),
    () => token.slice(0, at) + (token[at + 1] ?? '') + (token[at] ?? '') + token.slice(at + 2),
    () => token.slice(0, at) + token.slice(upTo(token.length)),
    () => token.slice(0, at),
  ]
  const found = ways[upTo(ways.length)]?.() ?? ''
  return found === token ? changed(token, random) : found
}

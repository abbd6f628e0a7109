import { expect, test } from 'vitest'

import { testServers } from './live-testing.js'

const password = 'not her password'
const names = ['ann', 'ANN', 'ann@example.com', 'Ann@Example.com']

/** Every way there is to try a password, each answering the reason that it is refused with. */
const ways = [
  (url: string, identifier: string, headers: object) =>
    reasonOf(`${url}/trpc/auth.login`, headers, { identifier, password }),
  (url: string, identifier: string, headers: object) =>
    reasonOf(`${url}/trpc/auth.login?batch=1`, headers, { 0: { identifier, password } }),
  (url: string, identifier: string, headers: object) =>
    reasonOf(`${url}/api/v1/sessions`, headers, { identifier, password }),
]

async function reasonOf(url: string, headers: object, body: object): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const [reason = 'none'] = /"reason":"(\w+)"/.exec(await answer.text())?.slice(1) ?? []
  return answer.headers.has('retry-after') ? `${reason}, to retry` : reason
}

test('two servers together verify ten guesses of a password, by whatever name, way and forged address', async () => {
  await using servers = await testServers()
  await servers.user('ann')
  const urls = [(await servers.start()).url, (await servers.start()).url]
  const reasons = await Promise.all(
    Array.from({ length: 48 }, async (_, nth) => {
      const way = ways[nth % ways.length]
      const forged = `203.0.113.${nth}`
      const headers = { 'x-forwarded-for': forged, forwarded: `for=${forged}`, 'x-real-ip': forged }
      return way?.(urls[nth % 2] ?? '', names[nth % 4] ?? '', headers)
    }),
  )
  const verified = reasons.filter((reason) => reason === 'BadCredentials')
  expect(verified).toHaveLength(10)
  expect(new Set(reasons)).toEqual(new Set(['BadCredentials', 'TooManyGuesses, to retry']))
})

test('a batch has one sign-in, and no other call beside it', async () => {
  await using servers = await testServers()
  await servers.user('ann')
  const { url } = await servers.start()
  const twenty = Object.fromEntries(
    Array.from({ length: 20 }, (_, nth) => [nth, { identifier: 'ann', password }]),
  )
  const paths = Array.from({ length: 20 }, () => 'auth.login').join(',')
  expect(await reasonOf(`${url}/trpc/${paths}?batch=1`, {}, twenty)).toBe('CredentialsBatched')
  expect(await servers.db('password_guesses')).toEqual([])
})

import { expect, test } from 'vitest'

import { testServer } from './testing.js'

test('a batch has one sign-in, and no other call beside it', async () => {
  await using server = await testServer()
  await server.api.user('ann')
  const twenty = Array.from({ length: 20 }, () => ({ identifier: 'ann', password: 'not her password' }))
  const answer = await server.app.inject({
    method: 'POST',
    url: `/trpc/${twenty.map(() => 'auth.login').join(',')}?batch=1`,
    payload: Object.fromEntries(twenty.entries()),
  })
  expect(answer.body).toContain('CredentialsBatched')
  expect(answer.body).not.toContain('BadCredentials')
  expect(await server.api.db('password_guesses')).toEqual([])
})

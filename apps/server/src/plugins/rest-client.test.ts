import { testPassword } from '@linnet/api/testing'
import createClient from 'openapi-fetch'
import openapiTS, { astToString } from 'openapi-typescript'
import { expect, test } from 'vitest'

import { openapiDocument } from './openapi.js'
import type { paths } from './rest-client.gen.js'
import { testServer } from './testing.js'

test('the types that another generator makes of the document are those that this program is checked with', async () => {
  const text = JSON.stringify(await openapiDocument())
  const types = astToString(await openapiTS(text))
  await expect(types).toMatchFileSnapshot('./rest-client.gen.ts')
})

test('a client made from the document signs in and does the journey', async () => {
  await using server = await testServer()
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const client = createClient<paths>({ baseUrl: `${address}/api/v1` })

  await client.POST('/users', {
    body: { handle: 'robin', email: 'robin@example.com', password: testPassword },
  })
  const session = await client.POST('/sessions', { body: { identifier: 'robin', password: testPassword } })
  const token = session.data?.accessToken
  client.use({
    onRequest({ request }) {
      request.headers.set('authorization', `Bearer ${token}`)
      return request
    },
  })

  const posted = await client.POST('/posts', { body: { content: 'First!' } })
  const postId = posted.data?.id ?? 0
  expect(posted.response.status).toBe(201)
  const liked = await client.PUT('/posts/{postId}/like', { params: { path: { postId } } })
  expect(liked.data).toEqual({ postId, liked: true, likeCount: 1 })
  const list = await client.GET('/posts', { params: { query: { author: 'robin', limit: 5 } } })
  expect(list.data?.items.map(({ content, likeCount }) => `${content} ${likeCount}`)).toEqual(['First! 1'])
  const edited = await client.PATCH('/posts/{postId}', {
    params: { path: { postId } },
    body: { content: 'Second thoughts' },
  })
  expect(edited.data?.editedAt).toEqual(expect.any(String))
  const hidden = await client.POST('/posts/{postId}/hide', { params: { path: { postId } } })
  expect(hidden.data?.visible).toBe(false)
  const deleted = await client.DELETE('/posts/{postId}', { params: { path: { postId } } })
  expect(deleted.response.status).toBe(204)

  const { error } = await client.GET('/posts/{postId}', { params: { path: { postId } } })
  // The reasons are in its types.
  const reason: 'PostNotFound' | 'UserNotFound' | undefined = error?.status === 404 ? error.reason : undefined
  expect(reason).toBe('PostNotFound')
})

import { testPassword } from '@linnet/api/testing'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'

import type { AppRouter } from '../src/trpc.js'
import { testServer } from './server.js'

test("tRPC's own client calls the server by the router's type, and learns why a call failed", async () => {
  await using server = await testServer()
  let token = ''
  const trpc = createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: `${server.url}/trpc`,
        headers: () => (token === '' ? {} : { authorization: `Bearer ${token}` }),
      }),
    ],
  })
  const ann = { handle: 'ann', email: 'ann@example.com', password: testPassword }
  token = (await trpc.auth.register.mutate(ann)).accessToken
  const { id: postId } = await trpc.posts.create.mutate({ content: 'Hello!' })
  expect(await trpc.posts.like.mutate({ postId })).toEqual({ postId, liked: true, likeCount: 1 })
  expect((await trpc.posts.list.query({ author: 'ann' })).items).toMatchObject([
    { content: 'Hello!', liked: true },
  ])

  const error: unknown = await trpc.posts.create.mutate({ content: '' }).catch((reason: unknown) => reason)
  if (!(error instanceof TRPCClientError)) throw new Error('expected a TRPCClientError', { cause: error })
  const { shape }: TRPCClientError<AppRouter> = error
  expect(shape?.data.reason).toBe('ValidationFailed')
  expect(shape?.data.issues?.[0]?.path).toEqual(['content'])
  expect(await trpc.auth.logout.mutate()).toEqual({ signedOut: 1 })
})

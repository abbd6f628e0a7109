import type { Linnet } from '@linnet/sdk'
import { createFakeServer } from '@linnet/sdk/testing'
import { useQuery } from '@tanstack/react-query'
import { expect, test } from 'vitest'

import { useSocial } from '../../lib/social'
import { show } from '../../testing'
import { LikeButton } from './like-button'

function LikeOf({ postId }: { postId: number }) {
  const { data } = useQuery(useSocial().posts.byId({ postId }))
  return data && <LikeButton post={data} />
}

async function showLike(writer: Linnet, reader = writer) {
  const { id } = await writer.posts.create({ content: 'Like me' })
  return show(reader, <LikeOf postId={id} />)
}

test('a like is pressed and counted, and taken back', async () => {
  const screen = await showLike(await createFakeServer().user('ann'))
  const like = screen.getByRole('button', { name: 'Like, 0 likes' })
  await expect.element(like).toHaveAttribute('aria-pressed', 'false')
  await like.click()
  const liked = screen.getByRole('button', { name: 'Like, 1 like', pressed: true })
  await expect.element(liked).toBeVisible()
  await liked.click()
  await expect.element(like).toHaveAttribute('aria-pressed', 'false')
})

test('a like that the server refuses is rolled back, and somebody says so', async () => {
  const fake = createFakeServer()
  const screen = await showLike(await fake.user('ann', { retries: 0 }))
  const like = screen.getByRole('button', { name: 'Like, 0 likes' })
  fake.failNext('NetworkError', { path: 'posts.like' })
  await like.click()
  await expect.element(screen.getByRole('status')).toHaveTextContent('The server could not be reached.')
  await expect.element(like).toHaveAttribute('aria-pressed', 'false')
})

test('somebody who is not signed in is asked to', async () => {
  const fake = createFakeServer()
  const screen = await showLike(await fake.user('ann'), fake.createClient())
  await screen.getByRole('button', { name: 'Like, 0 likes' }).click()
  expect(window.location.pathname).toBe('/sign-in')
})

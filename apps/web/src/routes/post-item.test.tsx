import type { Linnet } from '@linnet/sdk'
import { createFakeServer } from '@linnet/sdk/testing'
import { useInfiniteQuery } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'

import { useSocial } from '../lib/social'
import { show } from '../testing'
import { PostItem } from './post-item'

function Posts() {
  const { data = [] } = useInfiniteQuery(useSocial().posts.list())
  return data.map((post) => <PostItem key={post.id} post={post} />)
}

async function showPost(writer: Linnet, reader = writer) {
  await writer.posts.create({ content: 'One linnet' })
  const screen = await show(reader, <Posts />)
  const post = screen.getByRole('article')
  await post.getByRole('button', { name: 'More' }).click()
  return { screen, post }
}

test('a writer edits a post where it stands', async () => {
  const { screen, post } = await showPost(await createFakeServer().user('ann'))
  await post.getByRole('button', { name: 'Edit' }).click()
  const field = screen.getByLabelText('Edit this post')
  await expect.element(field).toHaveFocus()
  await field.fill('Two linnets')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.element(post.getByText('Two linnets')).toBeVisible()
  await expect.element(post.getByRole('button', { name: 'edited' })).toBeVisible()
})

test('a deleted post is gone at once, and comes back by Undo', async () => {
  const { screen, post } = await showPost(await createFakeServer().user('ann'))
  await post.getByRole('button', { name: 'Delete' }).click()
  await expect.element(post).not.toBeInTheDocument()
  await screen.getByRole('button', { name: 'Undo' }).click()
  await expect.element(post.getByText('One linnet')).toBeVisible()
})

test("somebody else's post has a menu without what only its writer may do, which Escape closes", async () => {
  const fake = createFakeServer()
  const { post } = await showPost(await fake.user('ann'), await fake.user('bob'))
  await expect.element(post.getByText('Copy link')).toBeVisible()
  await expect.element(post.getByRole('button', { name: 'Delete' })).not.toBeInTheDocument()
  await expect.element(post.getByRole('button', { name: 'Edit' })).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await expect.element(post.getByText('Copy link')).not.toBeVisible()
  await expect.element(post.getByRole('button', { name: 'More' })).toHaveFocus()
})

import { createFakeServer } from '@linnet/sdk/testing'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'

import { show } from '../../testing'
import { Composer } from './composer'

test('a post is sent by the keyboard, and the field is empty for the next one', async () => {
  const ann = await createFakeServer().user('ann')
  const screen = await show(ann, <Composer />)
  const field = screen.getByRole('textbox', { name: 'New post' })

  await field.fill('A linnet in the hedge')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(screen.getByRole('status').getByText('Posted.')).toBeVisible()
  await expect.element(field).toHaveValue('')
  expect((await ann.posts.list()).items).toMatchObject([{ content: 'A linnet in the hedge', visible: true }])
})

test('what could not be sent stays, and is sent once however often one tries', async () => {
  const fake = createFakeServer()
  const ann = await fake.user('ann', { retries: 0 })
  const screen = await show(ann, <Composer />)
  const field = screen.getByLabelText('New post')

  fake.failNext('NetworkError', { after: true, path: 'posts.create' })
  await field.fill('Only once')
  await screen.getByRole('button', { name: 'Post' }).click()
  await expect.element(screen.getByRole('alert')).toHaveTextContent('The server could not be reached.')
  await expect.element(field).toHaveValue('Only once')

  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect.element(field).toHaveValue('')
  expect((await ann.posts.list()).items).toMatchObject([{ content: 'Only once' }])
})

test('characters are counted as a person counts, and too many are not sent', async () => {
  const ann = await createFakeServer().user('ann')
  const screen = await show(ann, <Composer />)
  const field = screen.getByLabelText('New post')
  const post = screen.getByRole('button', { name: 'Post' })

  await field.fill('👩‍👩‍👧'.repeat(490))
  await expect.element(screen.getByText('10 left')).toBeVisible()
  await field.fill('x'.repeat(501))
  await expect.element(screen.getByText('1 too many')).toBeVisible()
  await expect.element(post).toHaveAttribute('aria-disabled', 'true')
  await post.click({ force: true })
  expect((await ann.posts.list()).items).toEqual([])
})

test('a reply says what it answers', async () => {
  const ann = await createFakeServer().user('ann')
  const { id } = await ann.posts.create({ content: 'Is anybody there?' })
  const screen = await show(ann, <Composer replyToId={id} />)
  await screen.getByLabelText('Your reply').fill('I am')
  await screen.getByRole('button', { name: 'Reply' }).click()
  await expect.element(screen.getByRole('status').getByText('Reply posted.')).toBeVisible()
  expect((await ann.posts.thread({ postId: id })).replies.items).toMatchObject([{ content: 'I am' }])
})

import type { Linnet } from '@linnet/sdk'
import { createFakeServer } from '@linnet/sdk/testing'
import { beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'

import '../features/admin/texts'
import { show } from '../testing'
import { AdminPosts } from './admin-posts'

beforeEach(() => history.replaceState(null, '', '/'))

async function withPosts(role: 'moderator' | 'admin', contents: string[]) {
  const fake = createFakeServer()
  const ann = await fake.user('ann')
  for (const content of contents) await ann.posts.create({ content })
  const staff = await fake.user('staff', { role })
  const screen = await show(staff, <AdminPosts />)
  return {
    ann,
    staff,
    screen,
    bar: screen.getByRole('region', { name: 'Selected posts' }),
    select: (words: string) => screen.getByRole('checkbox', { name: `Select what @ann wrote: ${words}` }),
  }
}

async function publicPosts(linnet: Linnet): Promise<string[]> {
  return (await linnet.posts.list()).items.map(
    ({ content, visible }) => `${content}${visible ? '' : ' (hidden)'}`,
  )
}

test('what was done to many is undone for those that it was done to, and no others', async () => {
  const { ann, staff, screen, bar, select } = await withPosts('moderator', ['one', 'two', 'three'])
  const [two] = (await staff.admin.posts.list({ search: 'two' })).items
  await select('one').click()
  await select('two').click()
  await expect.element(bar.getByText('2 selected')).toBeVisible()
  // Somebody else was quicker.
  await staff.admin.posts.setVisible({ postId: two?.id ?? 0, visible: false })

  await bar.getByRole('button', { name: 'Hide' }).click()
  await expect.element(screen.getByRole('status').getByText('1 post hidden.')).toBeVisible()
  await expect.element(bar).toHaveFocus()
  await expect.element(select('one')).not.toBeChecked()
  expect(await publicPosts(ann)).toEqual(['three', 'two (hidden)', 'one (hidden)'])

  await screen.getByRole('button', { name: 'Undo' }).click()
  await expect.element(screen.getByText('1 post shown again.')).toBeVisible()
  expect(await publicPosts(ann)).toEqual(['three', 'two (hidden)', 'one'])
})

test('all are selected at once, and Escape lets them go', async () => {
  const { screen, bar, select } = await withPosts('moderator', ['one', 'two'])
  const all = bar.getByRole('checkbox', { name: 'Select all shown' })
  await select('one').click()
  await expect.element(all).toBePartiallyChecked()
  await all.click()
  await expect.element(bar.getByText('2 selected')).toBeVisible()
  await expect.element(bar.getByRole('button', { name: 'Purge' })).not.toBeInTheDocument()

  bar.getByRole('button', { name: 'Delete' }).element().focus()
  await userEvent.keyboard('{Escape}')
  await expect.element(bar).toHaveFocus()
  await expect.element(all).not.toBeChecked()
  expect(screen.getByRole('checkbox', { checked: true }).elements()).toEqual([])
})

test('an admin purges after a question that says how many', async () => {
  const { staff, screen, bar, select } = await withPosts('admin', ['one', 'two', 'three'])
  await select('one').click()
  await select('three').click()
  await bar.getByRole('button', { name: 'Purge' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Purge 2 posts?' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect((await staff.admin.posts.list()).items).toHaveLength(3)

  await bar.getByRole('button', { name: 'Purge' }).click()
  await dialog.getByRole('button', { name: 'Purge' }).click()
  await expect.element(screen.getByText('2 posts are gone for good.')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Undo' })).not.toBeInTheDocument()
  await expect.element(select('one')).not.toBeInTheDocument()
  expect((await staff.admin.posts.list()).items).toMatchObject([{ content: 'two' }])
})

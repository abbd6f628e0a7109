import { createFakeServer } from '@linnet/sdk/testing'
import { expect, test } from 'vitest'

import { show } from '../../testing'
import { SettingsForm } from './settings-form'
import './texts'

async function form() {
  const fake = createFakeServer()
  const admin = await fake.admin('admin', { retries: 0 })
  const screen = await show(admin, <SettingsForm instance={await admin.instance.read()} />)
  return { fake, admin, screen, save: screen.getByRole('button', { name: 'Save settings' }) }
}

test('what is set is what the server is from then on', async () => {
  const { admin, screen, save } = await form()
  await screen.getByLabelText('Name').fill('The Hedge')
  await screen.getByLabelText('Description').fill('About finches.')
  await screen.getByLabelText('Who may sign up').selectOptions('Nobody')
  await screen.getByLabelText('Longest post').fill('280')
  await screen.getByLabelText('Posts an hour').fill('5')
  await save.click()
  await expect.element(screen.getByText('Settings saved.')).toBeVisible()
  const set = { name: 'The Hedge', description: 'About finches.', registration: 'closed' }
  expect(await admin.instance.read()).toMatchObject({ ...set, limits: { longestPost: 280, postsPerHour: 5 } })

  await screen.getByLabelText('Posts an hour').clear()
  await save.click()
  await expect
    .poll(async () => (await admin.instance.read()).limits)
    .toEqual({ longestPost: 280, postsPerHour: null })
})

test('what is wrong is told at its field, and what was typed stays', async () => {
  const { fake, admin, screen, save } = await form()
  const name = screen.getByLabelText('Name')
  await name.fill('x'.repeat(51))
  await save.click()
  await expect.element(name).toHaveAttribute('aria-invalid', 'true')
  await expect.element(name).toHaveAccessibleDescription(/50/)
  await expect.element(name).toHaveValue('x'.repeat(51))
  expect((await admin.instance.read()).name).toBe('Linnet')

  fake.failNext('NetworkError', { path: 'admin.settings.update' })
  await name.fill('The Hedge')
  await save.click()
  await expect.element(screen.getByRole('alert')).toHaveTextContent('The server could not be reached.')
  await save.click()
  await expect.element(screen.getByText('Settings saved.')).toBeVisible()
})

import { createFakeServer } from '@linnet/sdk/testing'
import { expect, test, vi } from 'vitest'

import { useSocial } from '../../lib/social'
import { show } from '../../testing'
import { Tokens } from './tokens'

function OwnTokens() {
  const { tokens } = useSocial()
  return <Tokens {...{ of: tokens, label: 'Your tokens', purpose: 'For scripts of your own.' }} />
}

test("a new token's secret is shown once, to be copied, and the token is revoked", async () => {
  const screen = await show(await createFakeServer().user('ann'), <OwnTokens />)
  await screen.getByLabelText('Name').fill('Nightly')
  await screen.getByRole('button', { name: 'Create token' }).click()
  const secret = screen.getByText(/^svc_/)
  await expect.element(secret).toBeVisible()

  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await screen.getByRole('button', { name: 'Copy secret' }).click()
  expect(copied).toHaveBeenCalledWith(secret.element().textContent)
  await expect.element(screen.getByRole('status').filter({ hasText: 'Secret copied.' })).toBeVisible()

  await screen.getByRole('button', { name: 'Revoke Nightly' }).click()
  await screen.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect.element(screen.getByRole('listitem').getByText('Revoked')).toBeVisible()
})

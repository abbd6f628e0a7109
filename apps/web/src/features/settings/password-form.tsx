import { limits } from '@linnet/sdk'

import { Button } from '../../components/button'
import { Form, TextField } from '../../components/field'
import { fieldErrors, messageOf } from '../../lib/errors'
import { fieldOf } from '../../lib/form'
import { useChangePassword } from './use-sessions'

export function PasswordForm({ handle }: { handle: string }) {
  const change = useChangePassword()
  const errors = fieldErrors(change.error)
  const atFields = Object.keys(errors).length > 0

  function send(values: FormData, form: HTMLFormElement): void {
    const currentPassword = fieldOf(values, 'currentPassword')
    const newPassword = fieldOf(values, 'newPassword')
    change.mutate({ currentPassword, newPassword }, { onSuccess: () => form.reset() })
  }

  return (
    <Form
      onSend={send}
      error={change.error && !atFields ? messageOf(change.error) : undefined}
      buttons={
        <Button type="submit" busy={change.isPending}>
          Change password
        </Button>
      }
    >
      {/* A password manager wants to know whose password it is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={handle} readOnly hidden />
      <TextField
        label="Current password"
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        required
        error={errors['currentPassword']}
      />
      <TextField
        label="New password"
        hint={`At least ${limits.password.min} characters. Your other devices will be signed out.`}
        name="newPassword"
        type="password"
        autoComplete="new-password"
        minLength={limits.password.min}
        maxLength={limits.password.max}
        required
        error={errors['newPassword']}
      />
    </Form>
  )
}

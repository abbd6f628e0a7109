import { limits } from '@linnet/sdk'

import { Button } from '../../components/button'
import { Form, TextField } from '../../components/field'
import { fieldErrors, isWrongPassword, messageOf } from '../../lib/errors'
import { fieldOf } from '../../lib/form'
import { useChangePassword } from './use-sessions'
import { useText } from '../../lib/text'
import { useViewer } from '../../lib/viewer'

export function PasswordForm() {
  const t = useText()
  const handle = useViewer()?.handle
  const change = useChangePassword()
  const errors: Record<string, string> = {
    ...fieldErrors(change.error, t),
    ...(isWrongPassword(change.error) && { currentPassword: t('settings.wrongPassword') }),
  }
  const atFields = Object.keys(errors).length > 0

  function send(values: FormData, form: HTMLFormElement): void {
    const currentPassword = fieldOf(values, 'currentPassword')
    const newPassword = fieldOf(values, 'newPassword')
    change.mutate({ currentPassword, newPassword }, { onSuccess: () => form.reset() })
  }

  return (
    <Form
      onSend={send}
      error={change.error && !atFields ? t(messageOf(change.error)) : undefined}
      buttons={
        <Button type="submit" busy={change.isPending}>
          {t('settings.changePassword')}
        </Button>
      }
    >
      {/* A password manager wants to know whose password it is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={handle} readOnly hidden />
      <TextField
        label={t('settings.currentPassword')}
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        required
        error={errors['currentPassword']}
      />
      <TextField
        label={t('settings.newPassword')}
        hint={t('settings.newPasswordHint', { min: limits.password.min })}
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

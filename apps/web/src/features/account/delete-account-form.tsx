import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'

import { Button } from '../../components/button'
import { ConfirmDialog } from '../../components/dialog'
import { Form, TextField } from '../../components/field'
import { fieldErrors, isWrongPassword, messageOf } from '../../lib/errors'
import { fieldOf } from '../../lib/form'
import { useSocial } from '../../lib/social'
import { useText } from '../../lib/text'
import { showToast } from '../../lib/toasts'

/** Asks for the password, and then once more, for it cannot be taken back. */
export function DeleteAccountForm() {
  const t = useText()
  const [, go] = useLocation()
  const [password, setPassword] = useState<string>()
  const leave = useMutation(
    useSocial().account.delete({
      onSuccess() {
        go('/', { replace: true })
        showToast({ message: 'leave.done' })
      },
    }),
  )
  const wrong = isWrongPassword(leave.error) ? t('settings.wrongPassword') : undefined
  const problem = fieldErrors(leave.error, t)['password'] ?? wrong

  return (
    <>
      <p>{t('leave.means')}</p>
      <Form
        onSend={(values) => setPassword(fieldOf(values, 'password'))}
        error={leave.error && problem === undefined ? t(messageOf(leave.error)) : undefined}
        buttons={
          <Button type="submit" look="danger" icon="delete" busy={leave.isPending}>
            {t('leave.action')}
          </Button>
        }
      >
        <TextField
          label={t('settings.currentPassword')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={problem}
        />
      </Form>
      {password !== undefined && (
        <ConfirmDialog
          title={t('leave.ask')}
          action={t('leave.action')}
          onConfirm={() => leave.mutate({ password })}
          onClose={() => setPassword(undefined)}
        >
          {t('leave.forGood')}
        </ConfirmDialog>
      )}
    </>
  )
}

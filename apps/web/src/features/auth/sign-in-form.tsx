import { limits } from '@linnet/sdk'

import { Button } from '../../components/button'
import { Form, TextField } from '../../components/field'
import { messageFor } from '../../lib/errors'
import { useFailedForm } from '../../lib/page-state'
import { NextField } from './next-field'
import { useText } from '../../lib/text'

/** The browser sends it itself, for the session is kept where no script can read it. */
export function SignInForm() {
  const t = useText()
  const failed = useFailedForm('sign-in')
  return (
    <Form
      action="/sign-in"
      error={failed && t(messageFor(failed.reason))}
      buttons={
        <Button type="submit" look="primary">
          {t('auth.signIn')}
        </Button>
      }
    >
      <NextField />
      <TextField
        label={t('auth.identifier')}
        name="identifier"
        defaultValue={failed?.values['identifier']}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        label={t('auth.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={limits.password.max}
        required
      />
    </Form>
  )
}

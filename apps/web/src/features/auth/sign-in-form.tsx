import { limits } from '@linnet/sdk'

import { Button } from '../../components/button'
import { Form, TextField } from '../../components/field'
import { useFailedForm } from '../../lib/page-state'
import { NextField } from './next-field'

/** The browser sends it itself, for the session is kept where no script can read it. */
export function SignInForm() {
  const failed = useFailedForm('sign-in')
  return (
    <Form
      action="/sign-in"
      error={failed?.message}
      buttons={
        <Button type="submit" look="primary">
          Sign in
        </Button>
      }
    >
      <NextField />
      <TextField
        label="Handle or e-mail"
        name="identifier"
        defaultValue={failed?.values['identifier']}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={limits.password.max}
        required
      />
    </Form>
  )
}

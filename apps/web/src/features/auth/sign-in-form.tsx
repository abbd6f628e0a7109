import { limits } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { Button } from '../../components/button'
import { Form, TextField } from '../../components/field'
import { messageOf } from '../../lib/errors'
import { fieldOf } from '../../lib/form'

export function SignInForm() {
  const social = useSocial()
  const signIn = useMutation(social.auth.login())

  return (
    <Form
      onSend={(form) =>
        signIn.mutate({ identifier: fieldOf(form, 'identifier').trim(), password: fieldOf(form, 'password') })
      }
      error={signIn.error ? messageOf(signIn.error) : undefined}
      buttons={
        <Button type="submit" look="primary" busy={signIn.isPending}>
          Sign in
        </Button>
      }
    >
      <TextField
        label="Handle or e-mail"
        name="identifier"
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

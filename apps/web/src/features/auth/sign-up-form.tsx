import { limits } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { Button } from '../../components/button'
import { Form, TextField } from '../../components/field'
import { fieldErrors, messageOf } from '../../lib/errors'
import { fieldOf } from '../../lib/form'

export function SignUpForm() {
  const social = useSocial()
  const signUp = useMutation(social.auth.register())
  const errors = fieldErrors(signUp.error)
  const atFields = Object.keys(errors).length > 0

  function send(form: FormData): void {
    const displayName = fieldOf(form, 'displayName').trim()
    signUp.mutate({
      handle: fieldOf(form, 'handle').trim(),
      email: fieldOf(form, 'email').trim(),
      password: fieldOf(form, 'password'),
      ...(displayName !== '' && { displayName }),
    })
  }

  return (
    <Form
      onSend={send}
      error={signUp.error && !atFields ? messageOf(signUp.error) : undefined}
      buttons={
        <Button type="submit" look="primary" busy={signUp.isPending}>
          Create account
        </Button>
      }
    >
      <TextField
        label="Handle"
        hint="Your address here: 2 to 30 letters, digits or underscores."
        name="handle"
        pattern="[A-Za-z0-9_]{2,30}"
        title="2 to 30 letters, digits or underscores"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        error={errors['handle']}
      />
      <TextField
        label="Name"
        hint="What people read beside your posts. Your handle, if you leave it empty."
        name="displayName"
        autoComplete="name"
        error={errors['displayName']}
      />
      <TextField
        label="E-mail"
        hint="Nobody else sees it."
        name="email"
        type="email"
        autoComplete="email"
        required
        error={errors['email']}
      />
      <TextField
        label="Password"
        hint={`At least ${limits.password.min} characters.`}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={limits.password.min}
        maxLength={limits.password.max}
        required
        error={errors['password']}
      />
    </Form>
  )
}

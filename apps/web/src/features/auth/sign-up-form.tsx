import { limits } from '@linnet/sdk'

import { Button } from '../../components/button'
import { Form, TextField } from '../../components/field'
import { issuesOf } from '../../lib/errors'
import { useFailedForm } from '../../lib/page-state'
import { NextField } from './next-field'

export function SignUpForm() {
  const failed = useFailedForm('sign-up')
  const errors = failed ? issuesOf(failed) : {}
  const atFields = Object.keys(errors).length > 0

  return (
    <Form
      action="/sign-up"
      error={atFields ? undefined : failed?.message}
      buttons={
        <Button type="submit" look="primary">
          Create account
        </Button>
      }
    >
      <NextField />
      <TextField
        label="Handle"
        hint="Your address here: 2 to 30 letters, digits or underscores."
        name="handle"
        defaultValue={failed?.values['handle']}
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
        defaultValue={failed?.values['displayName']}
        autoComplete="name"
        error={errors['displayName']}
      />
      <TextField
        label="E-mail"
        hint="Nobody else sees it."
        name="email"
        defaultValue={failed?.values['email']}
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

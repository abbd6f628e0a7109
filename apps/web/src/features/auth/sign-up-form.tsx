import { limits } from '@linnet/sdk'
import { useSearchParams } from 'wouter'

import { Button } from '../../components/button'
import { Form, TextField } from '../../components/field'
import { issuesOf, messageFor } from '../../lib/errors'
import { useFailedForm } from '../../lib/page-state'
import { NextField } from './next-field'
import { useText } from '../../lib/text'

export function SignUpForm({ invited }: { invited: boolean }) {
  const t = useText()
  const [search] = useSearchParams()
  const failed = useFailedForm('sign-up')
  const errors = failed ? issuesOf(failed, t) : {}
  const atFields = Object.keys(errors).length > 0

  return (
    <Form
      action="/sign-up"
      error={failed && !atFields ? t(messageFor(failed.reason)) : undefined}
      buttons={
        <Button type="submit" look="primary">
          {t('auth.create')}
        </Button>
      }
    >
      <NextField />
      {invited && (
        <TextField
          label={t('auth.invite')}
          hint={t('auth.inviteHint')}
          name="invite"
          defaultValue={failed?.values['invite'] ?? search.get('invite') ?? ''}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          required
          error={errors['invite']}
        />
      )}
      <TextField
        label={t('auth.handle')}
        hint={t('auth.handleHint')}
        name="handle"
        defaultValue={failed?.values['handle']}
        pattern="[A-Za-z0-9_]{2,30}"
        title={t('auth.handleRule')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        error={errors['handle']}
      />
      <TextField
        label={t('auth.name')}
        hint={t('auth.nameHint')}
        name="displayName"
        defaultValue={failed?.values['displayName']}
        autoComplete="name"
        dir="auto"
        error={errors['displayName']}
      />
      <TextField
        label={t('auth.email')}
        hint={t('auth.emailHint')}
        name="email"
        defaultValue={failed?.values['email']}
        type="email"
        autoComplete="email"
        required
        error={errors['email']}
      />
      <TextField
        label={t('auth.password')}
        hint={t('auth.passwordHint', { min: limits.password.min })}
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

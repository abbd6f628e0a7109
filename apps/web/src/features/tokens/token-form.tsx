import { limits } from '@linnet/sdk'

import type { CreateTokenInput, NewToken } from './token'
import { tokenScopes } from './token'
import { Button } from '../../components/button'
import { Checkbox } from '../../components/checkbox'
import { Form, SelectField, TextField } from '../../components/field'
import { copy } from '../../lib/copy'
import { fieldErrors, messageOf } from '../../lib/errors'
import { fieldOf } from '../../lib/form'
import { useText } from '../../lib/text'
import styles from './tokens.module.css'

interface TokenFormProps {
  onCreate: (input: CreateTokenInput, done: () => void) => void
  created: NewToken | undefined
  error: unknown
  busy: boolean
}

const lifetimes = [30, 90, 365] as const

/** Makes a token, and shows its secret this once. */
export function TokenForm({ onCreate, created, error, busy }: TokenFormProps) {
  const t = useText()
  const errors = fieldErrors(error, t, { name: ['rule.text', { max: limits.tokenName }] })

  function send(values: FormData, form: HTMLFormElement): void {
    const days = Number(fieldOf(values, 'days'))
    onCreate(
      {
        name: fieldOf(values, 'name').trim(),
        scopes: tokenScopes.filter((scope) => values.has(scope)),
        ...(days > 0 && { expiresInDays: days }),
      },
      () => form.reset(),
    )
  }

  return (
    <Form
      onSend={send}
      error={error && !errors['name'] ? (errors['scopes'] ?? t(messageOf(error))) : undefined}
      buttons={
        <Button type="submit" look="primary" busy={busy}>
          {t('token.create')}
        </Button>
      }
    >
      <TextField
        label={t('token.name')}
        name="name"
        maxLength={limits.tokenName}
        dir="auto"
        required
        error={errors['name']}
      />
      <fieldset className={styles.scopes}>
        <legend>{t('token.scopes')}</legend>
        {tokenScopes.map((scope) => (
          <Checkbox key={scope} name={scope} defaultChecked={scope === 'posts:read'}>
            {t(`token.scope.${scope}`)}
          </Checkbox>
        ))}
      </fieldset>
      <SelectField label={t('token.lifetime')} name="days" defaultValue="90">
        {lifetimes.map((days) => (
          <option key={days} value={days}>
            {t('token.days', { days })}
          </option>
        ))}
        <option value="0">{t('token.forever')}</option>
      </SelectField>
      <div role="status">
        {created && (
          <div className={styles.secret}>
            <p>{t('token.shownOnce', { name: created.name })}</p>
            <code>{created.token}</code>
            <Button icon="copy" onClick={() => void copy(created.token, 'token')}>
              {t('token.copy')}
            </Button>
          </div>
        )}
      </div>
    </Form>
  )
}

import { limits } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'

import { Button } from '../../components/button'
import { Form, SelectField, TextField } from '../../components/field'
import { fieldErrors, messageOf } from '../../lib/errors'
import { fieldOf } from '../../lib/form'
import { mostUses } from '../../lib/rules'
import { useSocial } from '../../lib/social'
import { useText } from '../../lib/text'
import { InviteLink } from './invite-link'
import styles from './invites.module.css'

const lifetimes = [1, 7, 30, 90, 365] as const

/** Makes an invite, and shows its link. */
export function InviteForm() {
  const t = useText()
  const create = useMutation(useSocial().admin.invites.create())
  const errors = fieldErrors(create.error, t)
  const atFields = ['note', 'maxUses'].some((name) => name in errors)

  function send(values: FormData, form: HTMLFormElement): void {
    const input = {
      note: fieldOf(values, 'note'),
      maxUses: Number(fieldOf(values, 'maxUses')),
      expiresInDays: Number(fieldOf(values, 'days')),
    }
    create.mutate(input, { onSuccess: () => form.reset() })
  }

  return (
    <Form
      onSend={send}
      error={create.error && !atFields ? t(messageOf(create.error)) : undefined}
      buttons={
        <Button type="submit" look="primary" busy={create.isPending}>
          {t('invite.create')}
        </Button>
      }
    >
      <TextField
        label={t('invite.note')}
        hint={t('invite.noteHint', { max: limits.inviteNote })}
        name="note"
        dir="auto"
        error={errors['note']}
      />
      <div className={styles.pair}>
        <TextField
          label={t('invite.uses')}
          name="maxUses"
          type="number"
          inputMode="numeric"
          min={1}
          max={mostUses}
          defaultValue={1}
          required
          error={errors['maxUses']}
        />
        <SelectField label={t('invite.lifetime')} name="days" defaultValue="7">
          {lifetimes.map((days) => (
            <option key={days} value={days}>
              {t('invite.days', { days })}
            </option>
          ))}
        </SelectField>
      </div>
      <div role="status">
        {create.data && (
          <div className={styles.made}>
            <p>{t('invite.made')}</p>
            <InviteLink invite={create.data} />
          </div>
        )}
      </div>
    </Form>
  )
}

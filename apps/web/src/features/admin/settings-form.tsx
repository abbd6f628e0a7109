import { limits, type AdminSettingsUpdateInput, type Instance } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'

import { Button } from '../../components/button'
import { Form, SelectField, TextArea, TextField } from '../../components/field'
import { formErrors } from '../../lib/errors'
import { fieldOf } from '../../lib/form'
import { mostPostsPerHour } from '../../lib/rules'
import { useSocial } from '../../lib/social'
import { useText } from '../../lib/text'
import { showToast } from '../../lib/toasts'

const registrations = ['open', 'invite', 'closed'] as const

/** What this server is, who may sign up, and how much may be written. */
export function SettingsForm({ instance }: { instance: Instance }) {
  const t = useText()
  const { settings } = useSocial().admin
  const update = useMutation(settings.update({ onSuccess: () => showToast({ message: 'instance.saved' }) }))
  const { errors, problem } = formErrors(update.error, t)
  const { name, description, registration } = instance
  const { longestPost, postsPerHour } = instance.limits

  return (
    <Form
      onSend={(form) => update.mutate(settingsIn(form))}
      error={problem}
      buttons={
        <Button type="submit" look="primary" busy={update.isPending}>
          {t('instance.save')}
        </Button>
      }
    >
      <TextField
        label={t('instance.name')}
        name="name"
        dir="auto"
        defaultValue={name}
        required
        error={errors['name']}
      />
      <TextArea
        label={t('instance.description')}
        hint={t('instance.descriptionHint', { max: limits.instanceDescription })}
        name="description"
        dir="auto"
        defaultValue={description}
        error={errors['description']}
      />
      <SelectField label={t('instance.registration')} name="registration" defaultValue={registration}>
        {registrations.map((each) => (
          <option key={each} value={each}>
            {t(`instance.registration.${each}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('instance.longestPost')}
        hint={t('instance.longestPostHint', { max: limits.content })}
        name="longestPost"
        type="number"
        inputMode="numeric"
        min={1}
        max={limits.content}
        required
        defaultValue={longestPost}
        error={errors['longestPost']}
      />
      <TextField
        label={t('instance.postsPerHour')}
        hint={t('instance.postsPerHourHint')}
        name="postsPerHour"
        type="number"
        inputMode="numeric"
        min={1}
        max={mostPostsPerHour}
        defaultValue={postsPerHour ?? ''}
        error={errors['postsPerHour']}
      />
    </Form>
  )
}

function settingsIn(form: FormData): AdminSettingsUpdateInput {
  const perHour = fieldOf(form, 'postsPerHour')
  return {
    name: fieldOf(form, 'name'),
    description: fieldOf(form, 'description'),
    registration: registrations.find((each) => each === fieldOf(form, 'registration')),
    longestPost: Number(fieldOf(form, 'longestPost')),
    postsPerHour: perHour === '' ? null : Number(perHour),
  }
}

import { limits, type Me } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { Button } from '../../components/button'
import { Form, TextArea, TextField } from '../../components/field'
import { formErrors } from '../../lib/errors'
import { fieldOf } from '../../lib/form'
import { showToast } from '../../lib/toasts'
import { useText } from '../../lib/text'

export function EditProfileForm({ me }: { me: Me }) {
  const t = useText()
  const social = useSocial()
  const update = useMutation(
    social.users.updateProfile({ onSuccess: () => showToast({ message: 'settings.profileSaved' }) }),
  )
  const { errors, problem } = formErrors(update.error, t)

  return (
    <Form
      onSend={(form) =>
        update.mutate({ displayName: fieldOf(form, 'displayName'), bio: fieldOf(form, 'bio') })
      }
      error={problem}
      buttons={
        <Button type="submit" look="primary" busy={update.isPending}>
          {t('settings.saveProfile')}
        </Button>
      }
    >
      <TextField
        label={t('auth.name')}
        name="displayName"
        autoComplete="name"
        dir="auto"
        defaultValue={me.displayName}
        required
        error={errors['displayName']}
      />
      <TextArea
        label={t('settings.bio')}
        hint={t('settings.bioHint', { max: limits.bio })}
        name="bio"
        dir="auto"
        defaultValue={me.bio}
        error={errors['bio']}
      />
    </Form>
  )
}

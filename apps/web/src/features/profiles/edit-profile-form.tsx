import { limits, type Me } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { Button } from '../../components/button'
import { Form, TextArea, TextField } from '../../components/field'
import { fieldErrors, messageOf } from '../../lib/errors'
import { fieldOf } from '../../lib/form'
import { showToast } from '../../lib/toasts'

export function EditProfileForm({ me }: { me: Me }) {
  const social = useSocial()
  const update = useMutation(
    social.users.updateProfile({ onSuccess: () => showToast({ message: 'Profile saved.' }) }),
  )
  const errors = fieldErrors(update.error)
  const atFields = Object.keys(errors).length > 0

  return (
    <Form
      onSend={(form) =>
        update.mutate({ displayName: fieldOf(form, 'displayName'), bio: fieldOf(form, 'bio') })
      }
      error={update.error && !atFields ? messageOf(update.error) : undefined}
      buttons={
        <Button type="submit" look="primary" busy={update.isPending}>
          Save profile
        </Button>
      }
    >
      <TextField
        label="Name"
        name="displayName"
        autoComplete="name"
        defaultValue={me.displayName}
        required
        error={errors['displayName']}
      />
      <TextArea
        label="About you"
        hint={`A few words, ${limits.bio} characters at most.`}
        name="bio"
        defaultValue={me.bio}
        error={errors['bio']}
      />
    </Form>
  )
}

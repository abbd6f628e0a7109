import { useMutation } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { toastError } from '../../lib/errors'

export function useSignOut() {
  const social = useSocial()
  const { mutate } = useMutation(social.auth.logout({ onError: toastError }))
  return () => mutate()
}

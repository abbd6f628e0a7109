import { useMutation } from '@tanstack/react-query'

import { social } from '../../client'
import { toastError } from '../../lib/errors'

export function useSignOut() {
  const { mutate } = useMutation(social.auth.logout({ onError: toastError }))
  return () => mutate()
}

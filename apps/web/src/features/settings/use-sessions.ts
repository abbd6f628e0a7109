import { useMutation } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { toastError } from '../../lib/errors'
import { showToast } from '../../lib/toasts'

export function useRevokeSession() {
  const social = useSocial()
  return useMutation(
    social.auth.revokeSession({
      onSuccess: () => showToast({ message: 'That device is signed out.' }),
      onError: toastError,
    }),
  )
}

export function useSignOutEverywhere() {
  const social = useSocial()
  return useMutation(
    social.auth.logoutAll({
      onSuccess: () => showToast({ message: 'You are signed out on every device.' }),
      onError: toastError,
    }),
  )
}

export function useChangePassword() {
  const social = useSocial()
  return useMutation(
    social.auth.changePassword({
      onSuccess: ({ signedOut }) => {
        const others = signedOut === 1 ? 'One other device was' : `${signedOut} other devices were`
        showToast({ message: `Password changed.${signedOut > 0 ? ` ${others} signed out.` : ''}` })
      },
    }),
  )
}

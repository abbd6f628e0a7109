import { useMutation } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { toastError } from '../../lib/errors'
import { showToast } from '../../lib/toasts'

export function useRevokeSession() {
  const social = useSocial()
  return useMutation(
    social.auth.revokeSession({
      onSuccess: () => showToast({ message: 'device.signedOut' }),
      onError: toastError,
    }),
  )
}

export function useSignOutEverywhere() {
  const social = useSocial()
  return useMutation(
    social.auth.logoutAll({
      onSuccess: () => showToast({ message: 'device.signedOutEverywhere' }),
      onError: toastError,
    }),
  )
}

export function useChangePassword() {
  const social = useSocial()
  return useMutation(
    social.auth.changePassword({
      onSuccess: ({ signedOut }) => {
        if (signedOut === 0) showToast({ message: 'settings.passwordChanged' })
        else showToast({ message: 'settings.passwordChangedElsewhere', values: { count: signedOut } })
      },
    }),
  )
}

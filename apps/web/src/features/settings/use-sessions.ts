import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { linnet } from '../../client'
import { messageOf } from '../../lib/errors'
import { showToast } from '../../lib/toasts'

const sessionsKey = ['sessions'] as const

export function useSessions() {
  return useQuery({ queryKey: sessionsKey, queryFn: ({ signal }) => linnet.auth.sessions({ signal }) })
}

export function useRevokeSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (sessionId: number) => linnet.auth.revokeSession({ sessionId }),
    onSuccess: () => showToast({ message: 'That device is signed out.' }),
    onError: (error) => showToast({ message: messageOf(error), tone: 'bad' }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsKey }),
  })
}

export function useSignOutEverywhere() {
  return useMutation({
    mutationFn: () => linnet.auth.logoutAll(),
    onSuccess: () => showToast({ message: 'You are signed out on every device.' }),
    onError: (error) => showToast({ message: messageOf(error), tone: 'bad' }),
  })
}

export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { currentPassword: string; newPassword: string }) =>
      linnet.auth.changePassword(input),
    onSuccess: ({ signedOut }) => {
      const others = signedOut === 1 ? 'One other device was' : `${signedOut} other devices were`
      showToast({ message: `Password changed.${signedOut > 0 ? ` ${others} signed out.` : ''}` })
      return client.invalidateQueries({ queryKey: sessionsKey })
    },
  })
}

import { useMutation } from '@tanstack/react-query'

import { linnet } from '../../client'
import { messageOf } from '../../lib/errors'
import { showToast } from '../../lib/toasts'

export function useSignIn() {
  return useMutation({
    mutationFn: (input: { identifier: string; password: string }) => linnet.auth.login(input),
  })
}

export function useSignUp() {
  return useMutation({
    mutationFn: (input: { handle: string; email: string; password: string; displayName?: string }) =>
      linnet.auth.register(input),
  })
}

export function useSignOut() {
  const { mutate } = useMutation({
    mutationFn: () => linnet.auth.logout(),
    onError: (error) => showToast({ message: messageOf(error), tone: 'bad' }),
  })
  return () => mutate()
}

import type { AdminUser } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { toastError } from '../../lib/errors'
import { showToast } from '../../lib/toasts'

/** Gives somebody a role, suspends them, or lets them back in. */
export function useChangeUser() {
  const social = useSocial()
  const telling = {
    onSuccess: (changed: AdminUser) =>
      showToast({ message: `admin.is.${standingOf(changed)}`, values: { handle: changed.handle } }),
    onError: toastError,
  }
  const setRole = useMutation(social.admin.users.setRole(telling))
  const suspend = useMutation(social.admin.users.suspend(telling))
  const unsuspend = useMutation(social.admin.users.unsuspend(telling))
  return {
    setRole: setRole.mutate,
    suspend: suspend.mutate,
    unsuspend: unsuspend.mutate,
    isPending: setRole.isPending || suspend.isPending || unsuspend.isPending,
  }
}

function standingOf({ role, suspendedAt }: AdminUser): AdminUser['role'] | 'suspended' {
  return suspendedAt === null ? role : 'suspended'
}

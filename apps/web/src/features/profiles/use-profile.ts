import type { Me } from '@linnet/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { linnet } from '../../client'
import { postKeys } from '../../lib/post-cache'
import { showToast } from '../../lib/toasts'
import { viewerKey } from '../../lib/viewer'

const profileKey = (handle: string) => ['profile', handle] as const

export function useProfile(handle: string) {
  return useQuery({
    queryKey: profileKey(handle),
    queryFn: ({ signal }) => linnet.users.byHandle({ handle }, { signal }),
  })
}

export function useUpdateProfile() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { displayName: string; bio: string }) => linnet.users.updateProfile(input),
    onSuccess: (me: Me) => {
      client.setQueryData(viewerKey(me.id), me)
      // The name stands beside every post.
      void client.invalidateQueries({ queryKey: postKeys.all })
      void client.invalidateQueries({ queryKey: profileKey(me.handle) })
      showToast({ message: 'Profile saved.' })
    },
  })
}

import { limits, type Instance } from '@linnet/sdk'
import { useQuery } from '@tanstack/react-query'

import { useSocial } from './social'

/** Where it could not be read. */
const unknown: Omit<Instance, 'version'> = {
  name: 'Linnet',
  description: '',
  registration: 'open',
  limits: { longestPost: limits.content, postsPerHour: null },
}

/** What its admins made of this place. Each page comes with it. */
export function useInstance(): Omit<Instance, 'version'> {
  return useQuery({ ...useSocial().instance.read(), staleTime: 5 * 60_000 }).data ?? unknown
}

import type { AdminUser, Page } from '@linnet/sdk'
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type InfiniteData,
} from '@tanstack/react-query'

import { linnet } from '../../client'
import { messageOf } from '../../lib/errors'
import { firstPage, itemsOf, nextPage } from '../../lib/paging'
import { postKeys } from '../../lib/post-cache'
import { showToast } from '../../lib/toasts'

const usersKey = ['all-users'] as const

export const userStates = ['all', 'active', 'suspended'] as const
export type UserState = (typeof userStates)[number]

export function useAllUsers({ search, state }: { search: string; state: UserState }) {
  return useInfiniteQuery({
    queryKey: [...usersKey, { search, state }],
    queryFn: ({ pageParam: cursor, signal }) =>
      linnet.admin.users.list(
        {
          cursor,
          ...(search !== '' && { search }),
          ...(state !== 'all' && { suspended: state === 'suspended' }),
        },
        { signal },
      ),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
    select: itemsOf,
    placeholderData: keepPreviousData,
  })
}

type Change = { role: AdminUser['role'] } | { suspended: boolean }

/** Gives somebody a role, suspends them, or lets them back in. */
export function useChangeUser(userId: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Change) => {
      if ('role' in change) return linnet.admin.users.setRole({ userId, role: change.role })
      return change.suspended
        ? linnet.admin.users.suspend({ userId })
        : linnet.admin.users.unsuspend({ userId })
    },
    onSuccess: (changed) => {
      client.setQueriesData<InfiniteData<Page<AdminUser>>>(
        { queryKey: usersKey },
        (list) =>
          list && {
            ...list,
            pages: list.pages.map((page) => ({
              ...page,
              items: page.items.map((user) => (user.id === changed.id ? changed : user)),
            })),
          },
      )
      void client.invalidateQueries({ queryKey: postKeys.all })
      void client.invalidateQueries({ queryKey: ['profile'] })
      showToast({ message: `@${changed.handle} is now ${standingOf(changed)}.` })
    },
    onError: (error) => showToast({ message: messageOf(error), tone: 'bad' }),
  })
}

function standingOf({ role, suspendedAt }: AdminUser): string {
  if (suspendedAt !== null) return 'suspended'
  return { user: 'a user', moderator: 'a moderator', admin: 'an admin' }[role]
}

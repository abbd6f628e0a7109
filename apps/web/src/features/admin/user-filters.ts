import type { AdminUsersListInput } from '@linnet/sdk'

import { saidOf } from '../../lib/filters'

export const userStates = ['active', 'suspended'] as const
export const roles = ['user', 'moderator', 'admin'] as const

/** What narrows the list of all accounts, as the address has it. */
export interface UserFilters {
  search: string
  role: (typeof roles)[number] | ''
  state: (typeof userStates)[number] | ''
}

export function userFiltersIn(address: { get(name: string): unknown }): UserFilters {
  return {
    search: saidOf('search', address),
    role: roles.find((role) => role === address.get('role')) ?? '',
    state: userStates.find((state) => state === address.get('state')) ?? '',
  }
}

export function askForUsers({ search, role, state }: UserFilters): AdminUsersListInput {
  return {
    ...(search !== '' && { search }),
    ...(role !== '' && { role }),
    ...(state !== '' && { suspended: state === 'suspended' }),
  }
}

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'

import { Feed } from '../components/feed'
import { UserFilterBar } from '../features/admin/user-filter-bar'
import { askForUsers, userFiltersIn } from '../features/admin/user-filters'
import { UserRow } from '../features/admin/user-row'
import { queryOf } from '../lib/filters'
import { useSocial } from '../lib/social'
import { useText } from '../lib/text'

export function AdminUsers() {
  const t = useText()
  const [params, setParams] = useSearchParams()
  const filters = userFiltersIn(params)
  const users = useInfiniteQuery({
    ...useSocial().admin.users.list(askForUsers(filters)),
    placeholderData: keepPreviousData,
  })

  return (
    <>
      <UserFilterBar filters={filters} onFilter={(next) => setParams(queryOf(next), { replace: true })} />
      <Feed
        role="list"
        label={t('admin.allUsers')}
        query={users}
        items={users.data ?? []}
        empty={t('admin.noUsers')}
      >
        {(user) => <UserRow key={user.id} user={user} />}
      </Feed>
    </>
  )
}

import { useSearchParams } from 'wouter'

import { Feed } from '../components/feed'
import { Choice, FilterBar } from '../features/admin/filter-bar'
import { useAllUsers, userStates } from '../features/admin/use-all-users'
import { UserRow } from '../features/admin/user-row'
import { useText } from '../lib/text'

export function AdminUsers() {
  const t = useText()
  const [params, setParams] = useSearchParams()
  const state = userStates.find((each) => each === params.get('state')) ?? 'all'
  const search = params.get('search') ?? ''
  const users = useAllUsers({ search, state })

  return (
    <>
      <FilterBar
        searchLabel={t('admin.searchUsers')}
        search={search}
        onSearch={(next) => setParams({ state, search: next }, { replace: true })}
      >
        <Choice
          label={t('admin.state')}
          value={state}
          choices={userStates}
          nameOf={(each) => t(`admin.userState.${each}`)}
          onChoose={(next) => setParams({ state: next, search }, { replace: true })}
        />
      </FilterBar>
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

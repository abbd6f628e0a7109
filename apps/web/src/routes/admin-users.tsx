import { useSearchParams } from 'wouter'

import { Feed } from '../components/feed'
import { Choice, FilterBar } from '../features/admin/filter-bar'
import { useAllUsers, userStates, type UserState } from '../features/admin/use-all-users'
import { UserRow } from '../features/admin/user-row'

const states: Record<UserState, string> = { all: 'All', active: 'Active', suspended: 'Suspended' }

export function AdminUsers() {
  const [params, setParams] = useSearchParams()
  const state = userStates.find((each) => each === params.get('state')) ?? 'all'
  const search = params.get('search') ?? ''
  const users = useAllUsers({ search, state })

  return (
    <>
      <FilterBar
        searchLabel="Search handles, names and e-mails"
        search={search}
        onSearch={(next) => setParams({ state, search: next }, { replace: true })}
      >
        <Choice
          label="State"
          value={state}
          choices={states}
          onChoose={(next) => setParams({ state: next, search }, { replace: true })}
        />
      </FilterBar>
      <Feed
        role="list"
        label="All accounts"
        query={users}
        items={users.data ?? []}
        empty="No account fits this search."
      >
        {(user) => <UserRow key={user.id} user={user} />}
      </Feed>
    </>
  )
}

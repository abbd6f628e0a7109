import { saidOf } from '../../lib/filters'
import { useText } from '../../lib/text'
import { Choice, FilterBar, FilterField } from './filter-bar'
import { roles, userStates, type UserFilters } from './user-filters'

interface UserFilterBarProps {
  filters: UserFilters
  onFilter: (filters: UserFilters) => void
}

/** By name, role and state. */
export function UserFilterBar({ filters, onFilter }: UserFilterBarProps) {
  const t = useText()
  const { search, role, state } = filters
  return (
    <FilterBar onFilter={(fields) => onFilter({ ...filters, search: saidOf('search', fields) })}>
      <FilterField
        label={t('admin.searchUsers')}
        name="search"
        type="search"
        dir="auto"
        maxLength={100}
        value={search}
        data-shortcut="search"
      />
      <Choice
        label={t('admin.role')}
        value={role === '' ? 'all' : role}
        choices={['all', ...roles]}
        nameOf={(each) => t(each === 'all' ? 'admin.userState.all' : `role.${each}`)}
        onChoose={(next) => onFilter({ ...filters, role: next === 'all' ? '' : next })}
      />
      <Choice
        label={t('admin.state')}
        value={state === '' ? 'all' : state}
        choices={userStates}
        nameOf={(each) => t(`admin.userState.${each}`)}
        onChoose={(next) => onFilter({ ...filters, state: next === 'all' ? '' : next })}
      />
    </FilterBar>
  )
}

import { useText } from '../../lib/text'
import { Choice, FilterBar, WordsField } from './filter-bar'
import { roles, userFiltersIn, userStates, type UserFilters } from './user-filters'

interface UserFilterBarProps {
  filters: UserFilters
  onFilter: (filters: UserFilters) => void
}

/** By name, role and state. */
export function UserFilterBar({ filters, onFilter }: UserFilterBarProps) {
  const t = useText()
  const { search, role, state } = filters
  return (
    <FilterBar onFilter={(fields) => onFilter(userFiltersIn(fields))}>
      <WordsField label={t('admin.searchUsers')} value={search} />
      <Choice
        label={t('admin.role')}
        name="role"
        value={role}
        choices={['', ...roles]}
        nameOf={(each) => t(each === '' ? 'admin.all' : `role.${each}`)}
        onChoose={(next) => onFilter({ ...filters, role: next })}
      />
      <Choice
        label={t('admin.state')}
        name="state"
        value={state}
        choices={['', ...userStates]}
        nameOf={(each) => t(each === '' ? 'admin.all' : `admin.userState.${each}`)}
        onChoose={(next) => onFilter({ ...filters, state: next })}
      />
    </FilterBar>
  )
}

import { useText } from '../../lib/text'
import { Choice, FilterBar, FilterField, HandleField, WordsField } from './filter-bar'
import { postFiltersIn, postStates, type PostFilters } from './post-filters'

interface PostFilterBarProps {
  filters: PostFilters
  onFilter: (filters: PostFilters) => void
}

/** By words, author, days and state. */
export function PostFilterBar({ filters, onFilter }: PostFilterBarProps) {
  const t = useText()
  const { search, author, from, to, state } = filters
  return (
    <FilterBar onFilter={(fields) => onFilter(postFiltersIn(fields))}>
      <WordsField label={t('admin.searchPosts')} value={search} />
      <HandleField label={t('search.author')} name="author" value={author} />
      <FilterField label={t('search.from')} name="from" type="date" value={from} />
      <FilterField label={t('search.to')} name="to" type="date" value={to} />
      <Choice
        label={t('admin.state')}
        name="state"
        value={state}
        choices={['', ...postStates]}
        nameOf={(each) => t(each === '' ? 'admin.all' : `admin.postState.${each}`)}
        onChoose={(next) => onFilter({ ...filters, state: next })}
      />
    </FilterBar>
  )
}

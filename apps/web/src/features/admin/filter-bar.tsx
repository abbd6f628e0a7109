import type { ReactNode } from 'react'

import { Button } from '../../components/button'
import { SelectField, TextField } from '../../components/field'
import { fieldOf } from '../../lib/form'
import styles from './filter-bar.module.css'
import { useText } from '../../lib/text'

interface FilterBarProps {
  searchLabel: string
  search: string
  onSearch: (search: string) => void
  children?: ReactNode
}

/** A search and what else narrows a list. */
export function FilterBar({ searchLabel, search, onSearch, children }: FilterBarProps) {
  const t = useText()
  return (
    <form
      role="search"
      className={styles.bar}
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(fieldOf(new FormData(event.currentTarget), 'search').trim())
      }}
    >
      <div className={styles.search}>
        <TextField
          key={search}
          label={searchLabel}
          name="search"
          type="search"
          dir="auto"
          defaultValue={search}
          maxLength={100}
        />
      </div>
      <Button type="submit" icon="search">
        {t('action.search')}
      </Button>
      {children}
    </form>
  )
}

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  choices: readonly Value[]
  nameOf: (value: Value) => string
  onChoose: (value: Value) => void
}

/** Narrows as soon as it is chosen. */
export function Choice<Value extends string>({
  label,
  value,
  choices,
  nameOf,
  onChoose,
}: ChoiceProps<Value>) {
  return (
    <SelectField
      label={label}
      value={value}
      onChange={({ target }) => {
        const chosen = choices.find((key) => key === target.value)
        if (chosen !== undefined) onChoose(chosen)
      }}
    >
      {choices.map((key) => (
        <option key={key} value={key}>
          {nameOf(key)}
        </option>
      ))}
    </SelectField>
  )
}

import type { ReactNode } from 'react'

import { Button } from '../../components/button'
import { SelectField, TextField } from '../../components/field'
import { fieldOf } from '../../lib/form'
import styles from './filter-bar.module.css'

interface FilterBarProps {
  searchLabel: string
  search: string
  onSearch: (search: string) => void
  children: ReactNode
}

/** A search and what else narrows a list. */
export function FilterBar({ searchLabel, search, onSearch, children }: FilterBarProps) {
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
          defaultValue={search}
          maxLength={100}
        />
      </div>
      <Button type="submit" icon="search">
        Search
      </Button>
      {children}
    </form>
  )
}

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  choices: Record<Value, string>
  onChoose: (value: Value) => void
}

/** Narrows as soon as it is chosen. */
export function Choice<Value extends string>({ label, value, choices, onChoose }: ChoiceProps<Value>) {
  return (
    <SelectField
      label={label}
      value={value}
      onChange={({ target }) => {
        const chosen = keysOf(choices).find((key) => key === target.value)
        if (chosen !== undefined) onChoose(chosen)
      }}
    >
      {keysOf(choices).map((key) => (
        <option key={key} value={key}>
          {choices[key]}
        </option>
      ))}
    </SelectField>
  )
}

function keysOf<Key extends string>(choices: Record<Key, string>): Key[] {
  const keys: Key[] = []
  for (const key in choices) keys.push(key)
  return keys
}

import { useState, type ComponentProps, type ReactNode } from 'react'

import { Button } from '../../components/button'
import { SelectField, TextField } from '../../components/field'
import { useText } from '../../lib/text'
import styles from './filter-bar.module.css'

interface FilterBarProps {
  onFilter: (fields: FormData) => void
  children: ReactNode
}

/** What narrows a list. */
export function FilterBar({ onFilter, children }: FilterBarProps) {
  const t = useText()
  return (
    <form
      role="search"
      className={styles.bar}
      onSubmit={(event) => {
        event.preventDefault()
        onFilter(new FormData(event.currentTarget))
      }}
    >
      {children}
      <Button type="submit" icon="search">
        {t('action.search')}
      </Button>
    </form>
  )
}

/** Narrows when the form is sent. What is typed stays until the address says something else, and so does the focus. */
export function FilterField({
  value,
  ...rest
}: Omit<ComponentProps<typeof TextField>, 'value' | 'onChange'> & { value: string }) {
  const [typed, setTyped] = useState({ over: value, text: value })
  if (typed.over !== value) setTyped({ over: value, text: value })
  return (
    <TextField
      {...rest}
      value={typed.text}
      onChange={({ target }) => setTyped({ over: value, text: target.value })}
    />
  )
}

/** Words that are looked for. */
export function WordsField(props: { label: string; value: string }) {
  return (
    <FilterField {...props} name="search" type="search" dir="auto" maxLength={100} data-shortcut="search" />
  )
}

/** An account, by its handle. */
export function HandleField(props: { label: string; name: string; value: string }) {
  const t = useText()
  return (
    <FilterField
      {...props}
      autoCapitalize="none"
      spellCheck={false}
      pattern="@?[A-Za-z0-9_]{2,30}"
      title={t('auth.handleRule')}
    />
  )
}

interface ChoiceProps<Value extends string> {
  label: string
  name?: string
  value: Value
  choices: readonly Value[]
  nameOf: (value: Value) => string
  onChoose: (value: Value) => void
}

/** Narrows as soon as it is chosen. */
export function Choice<Value extends string>({ choices, nameOf, onChoose, ...rest }: ChoiceProps<Value>) {
  return (
    <SelectField
      {...rest}
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

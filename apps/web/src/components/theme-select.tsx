import { useState } from 'react'

import { usePage } from '../lib/page-state'
import { themeOf, saveTheme, themes, type Theme } from '../lib/theme'
import styles from './theme-select.module.css'

const names: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' }

export function ThemeSelect() {
  const page = usePage()
  const [theme, setTheme] = useState(() => themeOf(page.theme))

  function choose(value: string): void {
    const chosen = themes.find((each) => each === value) ?? 'system'
    setTheme(chosen)
    saveTheme(chosen)
  }

  return (
    <label className={styles.label}>
      Theme
      <select className={styles.select} value={theme} onChange={({ target }) => choose(target.value)}>
        {themes.map((each) => (
          <option key={each} value={each}>
            {names[each]}
          </option>
        ))}
      </select>
    </label>
  )
}

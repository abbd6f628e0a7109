import { useState } from 'react'

import { usePage } from '../lib/page-state'
import { saveTheme, themes } from '../lib/theme'
import { useText } from '../lib/text'
import styles from './small-select.module.css'

export function ThemeSelect() {
  const t = useText()
  const [theme, setTheme] = useState(usePage().theme)

  function choose(value: string): void {
    const chosen = themes.find((each) => each === value) ?? 'system'
    setTheme(chosen)
    saveTheme(chosen)
  }

  return (
    <label className={`${styles.label} needs-scripts`}>
      {t('theme.label')}
      <select className={styles.select} value={theme} onChange={({ target }) => choose(target.value)}>
        {themes.map((each) => (
          <option key={each} value={each}>
            {t(`theme.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

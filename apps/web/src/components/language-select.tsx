import { isLanguage, languages } from '../lib/language'
import { useChangeLanguage, useLanguage, useText } from '../lib/text'
import { toastError } from '../lib/errors'
import styles from './small-select.module.css'

export function LanguageSelect() {
  const t = useText()
  const language = useLanguage()
  const change = useChangeLanguage()

  return (
    <label className={`${styles.label} needs-scripts`}>
      {t('language.label')}
      <select
        className={styles.select}
        value={language}
        onChange={({ target }) => {
          if (isLanguage(target.value)) change(target.value).catch(toastError)
        }}
      >
        {Object.entries(languages).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

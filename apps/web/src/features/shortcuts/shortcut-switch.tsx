import { useState } from 'react'

import { useScripted } from '../../lib/scripted'
import { useText } from '../../lib/text'
import { areShortcutsOn, setShortcuts } from './setting'
import styles from './shortcuts.module.css'

export function ShortcutSwitch() {
  const t = useText()
  const kept = useScripted() ? areShortcutsOn() : true
  const [chosen, setChosen] = useState<boolean>()

  function choose(on: boolean): void {
    setChosen(on)
    setShortcuts(on)
  }

  return (
    <label className={styles.switch}>
      <input type="checkbox" checked={chosen ?? kept} onChange={({ target }) => choose(target.checked)} />
      {t('keys.on')}
    </label>
  )
}

import { useState } from 'react'

import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { useText, type MessageKey } from '../../lib/text'
import { ShortcutSwitch } from './shortcut-switch'
import styles from './shortcuts.module.css'
import { useShortcuts } from './use-shortcuts'

const lines: [keys: string[], does: MessageKey][] = [
  [['j'], 'keys.next'],
  [['k'], 'keys.previous'],
  [['Enter'], 'keys.open'],
  [['l'], 'keys.like'],
  [['r'], 'keys.reply'],
  [['n'], 'keys.write'],
  [['Ctrl', 'Enter'], 'keys.send'],
  [['.'], 'keys.fresh'],
  [['/'], 'keys.search'],
  [['g', 'h'], 'keys.home'],
  [['g', 'p'], 'keys.profile'],
  [['g', 's'], 'keys.settings'],
  [['?'], 'keys.help'],
  [['Esc'], 'keys.close'],
]

/** The keys that do something, and a button that tells of them. */
export function Shortcuts() {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  useShortcuts({ onHelp: () => setOpen(true) })
  return (
    <>
      <button type="button" className={`${styles.open} needs-scripts`} onClick={() => setOpen(true)}>
        {t('keys.title')}
      </button>
      {isOpen && (
        <Dialog
          title={t('keys.title')}
          buttons={<Button type="submit">{t('action.close')}</Button>}
          onClose={() => setOpen(false)}
        >
          <dl className={styles.lines}>
            {lines.map(([keys, does]) => (
              <div key={does} className={styles.line}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(does)}</dd>
              </div>
            ))}
          </dl>
          <ShortcutSwitch />
        </Dialog>
      )}
    </>
  )
}

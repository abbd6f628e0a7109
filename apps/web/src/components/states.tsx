import type { ReactNode } from 'react'

import { messageOf } from '../lib/errors'
import { Button } from './button'
import { Icon } from './icon'
import styles from './states.module.css'
import { useText } from '../lib/text'

/** Nothing here: a sentence, and what one can do about it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p>{children}</p>
      {action}
    </div>
  )
}

export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText()
  return (
    <div className={styles.state} role="alert">
      <Icon name="alert" />
      <p>{t(messageOf(error))}</p>
      <Button onClick={onRetry}>{t('action.retry')}</Button>
    </div>
  )
}

/** The shape of what is on its way. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  const t = useText()
  return (
    <div className={styles.skeletons}>
      <span className="visually-hidden">{t('state.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.skeleton} aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  )
}

import { useSyncExternalStore } from 'react'

import { Icon } from './icon'
import styles from './offline-notice.module.css'

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

export function OfflineNotice() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
  return (
    <div role="status">
      {!online && (
        <p className={styles.notice}>
          <Icon name="offline" /> You are offline. What you see may be old.
        </p>
      )}
    </div>
  )
}

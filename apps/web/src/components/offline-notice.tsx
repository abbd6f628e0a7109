import { Icon } from './icon'
import styles from './offline-notice.module.css'
import { useText } from '../lib/text'
import { useSyncExternalStore } from '../lib/use-store'

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

export function OfflineNotice() {
  const t = useText()
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
  return (
    <div role="status">
      {!online && (
        <p className={styles.notice}>
          <Icon name="offline" /> {t('state.offline')}
        </p>
      )}
    </div>
  )
}

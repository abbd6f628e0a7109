import { useEffect, useState, useSyncExternalStore } from 'react'

import { closeToast, toastStore, type Toast } from '../lib/toasts'
import { Icon } from './icon'
import styles from './toaster.module.css'
import { useText } from '../lib/text'

const shownForMs = 10_000

/** What just happened, at the foot of the window. The region is always there, so that screen readers announce it. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.read)
  return (
    <div role="status" aria-live="polite" className={styles.region}>
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastView({ toast: { id, message, values, tone, action } }: { toast: Toast }) {
  const t = useText()
  const [held, setHeld] = useState(false)

  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => closeToast(id), shownForMs)
    return () => clearTimeout(timer)
  }, [held, id])

  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {tone === 'bad' && <Icon name="alert" />}
      <p>{t(message, values)}</p>
      {action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            closeToast(id)
            action.run()
          }}
        >
          {t(action.label)}
        </button>
      )}
      <button
        type="button"
        className={styles.close}
        aria-label={t('action.dismiss')}
        onClick={() => closeToast(id)}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}

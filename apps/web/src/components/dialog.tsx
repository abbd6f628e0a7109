import { useId, useRef, type ReactNode } from 'react'

import { Button } from './button'
import styles from './dialog.module.css'

interface ConfirmProps {
  title: string
  /** What will happen, in a sentence. */
  children: ReactNode
  action: string
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that is not easily taken back. It is open as long as it is rendered. */
export function ConfirmDialog({ title, children, action, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      {(close) => (
        <>
          <p>{children}</p>
          <div className={styles.buttons}>
            <Button onClick={close}>Cancel</Button>
            <Button
              look="primary"
              onClick={() => {
                onConfirm()
                close()
              }}
            >
              {action}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

interface DialogProps {
  title: string
  onClose: () => void
  children: (close: () => void) => ReactNode
}

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape, and gives the focus back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const titleId = useId()
  const element = useRef<HTMLDialogElement>(null)
  return (
    <dialog
      ref={(dialog) => {
        element.current = dialog
        if (dialog && !dialog.open) dialog.showModal()
      }}
      className={styles.dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={({ target, currentTarget }) => {
        // The dialog itself is only ever hit outside its content: on the backdrop.
        if (target === currentTarget) currentTarget.close()
      }}
    >
      <div className={styles.content}>
        <h2 id={titleId}>{title}</h2>
        {children(() => element.current?.close())}
      </div>
    </dialog>
  )
}

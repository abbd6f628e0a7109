import { useId, type ReactNode } from 'react'

import { Button } from './button'
import styles from './dialog.module.css'
import { useText } from '../lib/text'

interface ConfirmProps {
  title: string
  /** What will happen, in a sentence. */
  children: ReactNode
  action: string
  onConfirm: () => void
  onClose: () => void
}

const confirmed = 'confirmed'

/** Asks before something that is not easily taken back. */
export function ConfirmDialog({ title, children, action, onConfirm, onClose }: ConfirmProps) {
  const t = useText()
  function onAnswer(answer: string): void {
    if (answer === confirmed) onConfirm()
    onClose()
  }

  return (
    <Dialog
      title={title}
      onClose={onAnswer}
      buttons={
        <>
          <Button type="submit">{t('action.cancel')}</Button>
          <Button type="submit" look="primary" value={confirmed}>
            {action}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  )
}

interface DialogProps {
  title: string
  children: ReactNode
  /** Each of them closes the dialog: they are submit buttons, and their value is the answer. */
  buttons: ReactNode
  onClose: (answer: string) => void
}

/**
 * The browser's own modal dialog, open as long as it is rendered: it keeps the focus inside, closes on Escape, and gives
 * the focus back.
 */
export function Dialog({ title, children, buttons, onClose }: DialogProps) {
  const titleId = useId()
  return (
    <dialog
      ref={openModal}
      closedby="any"
      className={styles.dialog}
      aria-labelledby={titleId}
      onClose={({ currentTarget }) => onClose(currentTarget.returnValue)}
    >
      <form method="dialog" className={styles.content}>
        <h2 id={titleId}>{title}</h2>
        {children}
        <div className={styles.buttons}>{buttons}</div>
      </form>
    </dialog>
  )
}

function openModal(dialog: HTMLDialogElement | null): void {
  if (dialog && !dialog.open) dialog.showModal()
}

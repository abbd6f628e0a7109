import { useId, type ComponentProps, type ReactNode } from 'react'

import { focusAtOnce } from '../lib/focus'
import styles from './field.module.css'

interface Words {
  label: string
  hint?: string | undefined
  error?: string | undefined
}

export function TextField({ label, hint, error, ...rest }: ComponentProps<'input'> & Words) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        className={styles.control}
        ref={rest.autoFocus ? focusAtOnce : null}
        {...described(id, hint, error)}
        {...rest}
      />
    </Frame>
  )
}

export function TextArea({ label, hint, error, ...rest }: ComponentProps<'textarea'> & Words) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea id={id} className={styles.control} rows={3} {...described(id, hint, error)} {...rest} />
    </Frame>
  )
}

export function SelectField({ label, ...rest }: ComponentProps<'select'> & { label: string }) {
  const id = useId()
  return (
    <Frame id={id} label={label}>
      <select id={id} className={styles.control} {...rest} />
    </Frame>
  )
}

function Frame({ id, label, hint, error, children }: Words & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && !error && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}

function described(id: string, hint: string | undefined, error: string | undefined) {
  if (error) return { 'aria-invalid': true, 'aria-describedby': `${id}-error` }
  return hint ? { 'aria-describedby': `${id}-hint` } : {}
}

interface FormProps {
  /** Where the browser sends it, when it does so by itself. */
  action?: string
  onSend?: (values: FormData, form: HTMLFormElement) => void
  error?: string | undefined
  children: ReactNode
  buttons: ReactNode
}

/** A form from top to bottom, with what went wrong as a whole above its buttons. What was typed stays on a failure. */
export function Form({ action, onSend, error, children, buttons }: FormProps) {
  return (
    <form
      className={styles.form}
      method={action && 'post'}
      action={action}
      onSubmit={
        onSend &&
        ((event) => {
          event.preventDefault()
          onSend(new FormData(event.currentTarget), event.currentTarget)
        })
      }
    >
      {children}
      <p role="alert" className={styles.error} hidden={!error}>
        {error}
      </p>
      <div className={styles.buttons}>{buttons}</div>
    </form>
  )
}

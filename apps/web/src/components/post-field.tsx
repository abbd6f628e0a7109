import { graphemes, limits } from '@linnet/sdk'
import { useId, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'

import { focusAtOnce } from '../lib/focus'
import { useInstance } from '../lib/instance'
import { useScripted } from '../lib/scripted'
import { Button } from './button'
import styles from './post-field.module.css'
import { useText } from '../lib/text'

const countedFrom = 50
// A character may be many code units long; this only keeps a pasted book from freezing the page.
const longest = limits.content * 30

interface PostFieldProps {
  label: string
  placeholder?: string
  text: string
  onText: (text: string) => void
  /** Where the browser sends it, when it does so by itself, and what goes along. */
  form?: { action: string; fields: Record<string, string> }
  onSubmit: () => void
  onEscape?: (() => void) | undefined
  error: string | null
  busy: boolean
  action: string
  autoFocus?: boolean
  /** More buttons. */
  children?: ReactNode
}

/** Where a post is written: sent by the button or Ctrl+Enter, counted as a person counts. */
export function PostField(props: PostFieldProps) {
  const t = useText()
  const {
    label,
    placeholder,
    text,
    form,
    onText,
    onSubmit,
    onEscape,
    error,
    busy,
    action,
    autoFocus,
    children,
  } = props
  const id = useId()
  const scripted = useScripted()
  const left = useInstance().limits.longestPost - graphemes(text)
  const sendable = text.trim() !== '' && left >= 0 && !busy

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (sendable) onSubmit()
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
    if (event.key === 'Escape') onEscape?.()
  }

  return (
    <form className={styles.form} method="post" action={form?.action} onSubmit={submit} aria-busy={busy}>
      {Object.entries(form?.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <textarea
        id={id}
        name="content"
        data-shortcut="write"
        className={styles.text}
        rows={2}
        maxLength={longest}
        placeholder={placeholder}
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={onKeyDown}
        aria-describedby={`${id}-left`}
        autoFocus={autoFocus}
        ref={autoFocus ? focusAtOnce : null}
        dir="auto"
      />
      <p role="alert" className={styles.error} hidden={!error}>
        {error}
      </p>
      <div className={styles.foot}>
        <p id={`${id}-left`} className={styles.left} data-over={left < 0} aria-live="polite">
          {left <= countedFrom &&
            (left < 0 ? t('compose.tooMany', { count: -left }) : t('compose.left', { count: left }))}
        </p>
        {children}
        <Button type="submit" look="primary" aria-disabled={scripted && !sendable} busy={busy}>
          {action}
        </Button>
      </div>
    </form>
  )
}

import type { ComponentProps } from 'react'
import { Icon, type IconName } from './icon'
import styles from './button.module.css'

interface Looks {
  look?: 'primary' | 'quiet' | 'danger' | undefined
  icon?: IconName | undefined
}

export function Button({
  look = 'quiet',
  icon,
  children,
  busy,
  ...rest
}: ComponentProps<'button'> & Looks & { busy?: boolean }) {
  return (
    <button
      type="button"
      className={styles.button}
      data-look={look}
      aria-busy={busy}
      disabled={busy}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

export function ButtonLink({
  look = 'quiet',
  icon,
  children,
  reload = false,
  ...rest
}: ComponentProps<'a'> & Looks & { reload?: boolean }) {
  return (
    <a className={styles.button} data-look={look} data-reload={reload || undefined} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

import type { ComponentProps } from 'react'
import { Link } from 'wouter'

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
  href,
}: Looks & { href: string; children: React.ReactNode }) {
  return (
    <Link href={href} className={styles.button} data-look={look}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}

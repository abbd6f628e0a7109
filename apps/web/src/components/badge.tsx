import type { ReactNode } from 'react'

import { Icon, type IconName } from './icon'
import styles from './badge.module.css'

interface BadgeProps {
  tone?: 'plain' | 'warn' | 'bad' | 'good'
  icon?: IconName
  title?: string
  children: ReactNode
}

export function Badge({ tone = 'plain', icon, title, children }: BadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone} title={title}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}

import type { ReactNode, Ref } from 'react'

import styles from './row.module.css'

interface RowProps {
  /** For what takes the focus when a button of the row goes away. */
  ref?: Ref<HTMLDivElement>
  /** Before the words, such as an avatar. */
  lead?: ReactNode
  name: ReactNode
  title?: string
  /** What is known of it. */
  facts: ReactNode
  /** In a box that has its own space around. */
  inset?: boolean
  /** What can be done with it. */
  children?: ReactNode
}

/** An item of a list: what it is, what is known of it, and what can be done with it. */
export function Row({ ref, lead, name, title, facts, inset, children }: RowProps) {
  return (
    <div ref={ref} role="listitem" tabIndex={-1} className={styles.row} data-inset={inset}>
      {lead}
      <div className={styles.words}>
        <div className={styles.name} title={title}>
          {name}
        </div>
        <div className={styles.facts}>{facts}</div>
      </div>
      {children && <div className={styles.tools}>{children}</div>}
    </div>
  )
}

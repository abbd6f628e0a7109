import type { ReactNode } from 'react'

import { arriveAt } from '../lib/navigation'
import { Meta, type MetaProps } from './meta'
import styles from './page.module.css'

interface PageProps extends Omit<MetaProps, 'title'> {
  /** For the window's title, and the heading unless `heading` is another. */
  title: string
  heading?: ReactNode
  /** Beside the heading. */
  aside?: ReactNode
  width?: 'column' | 'wide' | 'narrow'
  children: ReactNode
}

/** A page: its title, and the heading that takes the focus after a navigation. */
export function Page({ title, heading = title, aside, width = 'column', children, ...about }: PageProps) {
  return (
    <div className={styles.page} data-width={width}>
      <Meta title={title} {...about} />
      <div className={styles.top}>
        <h1 ref={focusOnArrival} tabIndex={-1}>
          {heading}
        </h1>
        {aside}
      </div>
      {children}
    </div>
  )
}

function focusOnArrival(heading: HTMLHeadingElement | null): void {
  if (heading) arriveAt(heading)
}

export function Panel({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className={styles.panel}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}

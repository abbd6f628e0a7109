import type { ReactNode } from 'react'

/** A link in a message, which has the words of it. */
export function Link({ href, children }: { href: string; children?: ReactNode }) {
  return <a href={href}>{children}</a>
}

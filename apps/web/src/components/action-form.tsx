import type { ReactNode } from 'react'

import { usePath } from '../lib/path'

interface ActionFormProps {
  /** Where the browser sends it by itself. */
  action: string
  /** What happens in its place once the page's scripts are there; without, the browser always sends it. */
  act?: (() => void) | undefined
  children: ReactNode
}

/** The form of a button that does something, with or without scripts. It ends on the page that it is on. */
export function ActionForm({ action, act, children }: ActionFormProps) {
  const path = usePath()
  return (
    <form
      method="post"
      action={action}
      onSubmit={
        act &&
        ((event) => {
          event.preventDefault()
          act()
        })
      }
    >
      <input type="hidden" name="next" value={path} />
      {children}
    </form>
  )
}

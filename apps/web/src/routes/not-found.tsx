import type { ReactNode } from 'react'

import { ButtonLink } from '../components/button'
import { Page } from '../components/page'
import { Empty } from '../components/states'

export function NotFoundRoute({ children = 'There is no page at this address.' }: { children?: ReactNode }) {
  return (
    <Page title="Not found">
      <Empty action={<ButtonLink href="/">Go to the timeline</ButtonLink>}>{children}</Empty>
    </Page>
  )
}

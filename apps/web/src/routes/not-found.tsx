import type { ReactNode } from 'react'

import { ButtonLink } from '../components/button'
import { Page } from '../components/page'
import { Empty } from '../components/states'
import { useText } from '../lib/text'

export function NotFoundRoute({ children }: { children?: ReactNode }) {
  const t = useText()
  return (
    <Page title={t('notFound.title')}>
      <Empty action={<ButtonLink href="/">{t('notFound.home')}</ButtonLink>}>
        {children ?? t('notFound.page')}
      </Empty>
    </Page>
  )
}

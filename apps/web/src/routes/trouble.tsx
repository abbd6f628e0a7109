import type { Failure } from '../../pages'
import { ButtonLink } from '../components/button'
import { Page } from '../components/page'
import { Empty } from '../components/states'
import { messageFor } from '../lib/errors'
import { NotFoundRoute } from './not-found'
import { usePage } from '../lib/page-state'
import { useText } from '../lib/text'

/** The page of an address that the server could not make a page of. */
export function TroubleRoute({ trouble }: { trouble: Failure }) {
  const t = useText()
  const { path } = usePage()
  const message = t(messageFor(trouble.reason))
  if (trouble.status === 404) return <NotFoundRoute>{message}</NotFoundRoute>
  return (
    <Page title={t('trouble.title')}>
      <Empty
        action={
          <ButtonLink href={path} reload>
            {t('action.tryAgain')}
          </ButtonLink>
        }
      >
        {message}
      </Empty>
    </Page>
  )
}

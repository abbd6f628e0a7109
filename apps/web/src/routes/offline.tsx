import { ButtonLink } from '../components/button'
import { Page } from '../components/page'
import { Empty } from '../components/states'
import { useText } from '../lib/text'

/** What the service worker shows in the place of a page that it cannot fetch. */
export default function OfflineRoute() {
  const t = useText()
  return (
    <Page title={t('offline.title')}>
      <Empty
        action={
          <ButtonLink href="" reload>
            {t('action.tryAgain')}
          </ButtonLink>
        }
      >
        {t('offline.words')}
      </Empty>
    </Page>
  )
}

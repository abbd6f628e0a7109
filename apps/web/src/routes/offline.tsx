import { ButtonLink } from '../components/button'
import { Page } from '../components/page'
import { Empty } from '../components/states'

/** What the service worker shows in the place of a page that it cannot fetch. */
export default function OfflineRoute() {
  return (
    <Page title="Offline">
      <Empty
        action={
          <ButtonLink href="" reload>
            Try again
          </ButtonLink>
        }
      >
        There is no network. What you have written is kept in this browser.
      </Empty>
    </Page>
  )
}

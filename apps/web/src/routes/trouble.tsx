import type { Failure } from '../../pages'
import { ButtonLink } from '../components/button'
import { Page } from '../components/page'
import { Empty } from '../components/states'
import { NotFoundRoute } from './not-found'

/** The page of an address that the server could not make a page of. */
export function TroubleRoute({ trouble }: { trouble: Failure & { path: string } }) {
  if (trouble.status === 404) return <NotFoundRoute>{trouble.message}</NotFoundRoute>
  return (
    <Page title="Something went wrong">
      <Empty
        action={
          <ButtonLink href={trouble.path} reload>
            Try again
          </ButtonLink>
        }
      >
        {trouble.message}
      </Empty>
    </Page>
  )
}

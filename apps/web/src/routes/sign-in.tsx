import { Link, Redirect, useSearchParams } from 'wouter'

import { Page, Panel } from '../components/page'
import { SignInForm } from '../features/auth/sign-in-form'
import { safeNextPath } from '../lib/next-path'
import { useViewer } from '../lib/viewer'
import styles from './sign.module.css'

export default function SignInRoute() {
  const viewer = useViewer()
  const [search] = useSearchParams()
  if (viewer) return <Redirect to={safeNextPath(search.get('next'))} replace />
  return (
    <Page title="Sign in" width="narrow">
      <Panel>
        <SignInForm />
      </Panel>
      <p className={styles.other}>
        New here? <Link href={`/sign-up?${search}`}>Create an account</Link>
      </p>
    </Page>
  )
}

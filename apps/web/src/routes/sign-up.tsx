import { Link, Redirect, useSearchParams } from 'wouter'

import { Page, Panel } from '../components/page'
import { SignUpForm } from '../features/auth/sign-up-form'
import { safeNextPath } from '../lib/next-path'
import { useViewer } from '../lib/viewer'
import styles from './sign.module.css'

export default function SignUpRoute() {
  const viewer = useViewer()
  const [search] = useSearchParams()
  if (viewer) return <Redirect to={safeNextPath(search.get('next'))} replace />
  return (
    <Page title="Sign up" width="narrow">
      <Panel>
        <SignUpForm />
      </Panel>
      <p className={styles.other}>
        Here already? <Link href={`/sign-in?${search}`}>Sign in</Link>
      </p>
    </Page>
  )
}

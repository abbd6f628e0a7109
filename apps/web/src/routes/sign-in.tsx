import { Redirect, useSearchParams } from 'wouter'

import { Link } from '../components/link'
import { Page, Panel } from '../components/page'
import { SignInForm } from '../features/auth/sign-in-form'
import { safeNextPath } from '../lib/next-path'
import { useViewer } from '../lib/viewer'
import styles from './sign.module.css'
import { Text, useText } from '../lib/text'

export default function SignInRoute() {
  const t = useText()
  const viewer = useViewer()
  const [search] = useSearchParams()
  if (viewer) return <Redirect to={safeNextPath(search.get('next'))} replace />
  return (
    <Page title={t('auth.signIn')} width="narrow">
      <Panel>
        <SignInForm />
      </Panel>
      <p className={styles.other}>
        <Text of="auth.newHere" marks={{ link: <Link href={`/sign-up?${search}`} /> }} />
      </p>
    </Page>
  )
}

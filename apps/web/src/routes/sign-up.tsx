import { Redirect, useSearchParams } from 'wouter'

import { Link } from '../components/link'
import { Page, Panel } from '../components/page'
import { SignUpForm } from '../features/auth/sign-up-form'
import { useInstance } from '../lib/instance'
import { safeNextPath } from '../lib/next-path'
import { useViewer } from '../lib/viewer'
import styles from './sign.module.css'
import { Text, useText } from '../lib/text'

export default function SignUpRoute() {
  const t = useText()
  const viewer = useViewer()
  const { registration } = useInstance()
  const [search] = useSearchParams()
  if (viewer) return <Redirect to={safeNextPath(search.get('next'))} replace />
  return (
    <Page title={t('auth.signUp')} width="narrow">
      {registration === 'closed' ? (
        <p>{t('error.RegistrationClosed')}</p>
      ) : (
        <Panel>
          <SignUpForm invited={registration === 'invite'} />
        </Panel>
      )}
      <p className={styles.other}>
        <Text of="auth.hereAlready" marks={{ link: <Link href={`/sign-in?${search}`} /> }} />
      </p>
    </Page>
  )
}

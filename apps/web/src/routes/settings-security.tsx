import { Panel } from '../components/page'
import { PasswordForm } from '../features/settings/password-form'
import { SessionList } from '../features/settings/session-list'
import { useText } from '../lib/text'

/** The password, and the devices that are signed in. */
export function SettingsSecurity() {
  const t = useText()
  return (
    <>
      <Panel title={t('auth.password')}>
        <PasswordForm />
      </Panel>
      <Panel title={t('settings.sessions')}>
        <SessionList />
      </Panel>
    </>
  )
}

import { Redirect } from 'wouter'

import { Page, Panel } from '../components/page'
import { EditProfileForm } from '../features/profiles/edit-profile-form'
import { PasswordForm } from '../features/settings/password-form'
import { SessionList } from '../features/settings/session-list'
import { ShortcutSwitch } from '../features/shortcuts/shortcut-switch'
import { signInPath } from '../lib/next-path'
import { useViewer } from '../lib/viewer'
import { useText } from '../lib/text'

export default function SettingsRoute() {
  const t = useText()
  const viewer = useViewer()
  if (!viewer) return <Redirect to={signInPath('/settings')} replace />
  return (
    <Page title={t('settings.title')}>
      <Panel title={t('settings.profile')}>
        <EditProfileForm key={viewer.id} me={viewer} />
      </Panel>
      <Panel title={t('auth.password')}>
        <PasswordForm handle={viewer.handle} />
      </Panel>
      <Panel title={t('keys.title')}>
        <ShortcutSwitch />
      </Panel>
      <Panel title={t('settings.sessions')}>
        <SessionList />
      </Panel>
    </Page>
  )
}

import { Redirect } from 'wouter'

import { Page, Panel } from '../components/page'
import { EditProfileForm } from '../features/profiles/edit-profile-form'
import { PasswordForm } from '../features/settings/password-form'
import { SessionList } from '../features/settings/session-list'
import { signInPath } from '../lib/next-path'
import { useViewer } from '../lib/viewer'

export default function SettingsRoute() {
  const viewer = useViewer()
  if (!viewer) return <Redirect to={signInPath('/settings')} replace />
  return (
    <Page title="Settings">
      <Panel title="Profile">
        <EditProfileForm key={viewer.id} me={viewer} />
      </Panel>
      <Panel title="Password">
        <PasswordForm handle={viewer.handle} />
      </Panel>
      <Panel title="Where you are signed in">
        <SessionList />
      </Panel>
    </Page>
  )
}

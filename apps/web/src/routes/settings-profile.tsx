import { Panel } from '../components/page'
import { EditProfileForm } from '../features/profiles/edit-profile-form'
import { ShortcutSwitch } from '../features/shortcuts/shortcut-switch'
import { useText } from '../lib/text'
import { useViewer } from '../lib/viewer'

/** How others see one, and how one uses the app. */
export function SettingsProfile() {
  const t = useText()
  const viewer = useViewer()
  return (
    <>
      {viewer && (
        <Panel>
          <EditProfileForm key={viewer.id} me={viewer} />
        </Panel>
      )}
      <Panel title={t('keys.title')}>
        <ShortcutSwitch />
      </Panel>
    </>
  )
}

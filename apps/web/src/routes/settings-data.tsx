import { Panel } from '../components/page'
import { DeleteAccountForm } from '../features/account/delete-account-form'
import { ExportAccount } from '../features/account/export-account'
import { useText } from '../lib/text'

/** One's data to take along, and the way to leave. */
export function SettingsData() {
  const t = useText()
  return (
    <>
      <Panel title={t('export.title')}>
        <ExportAccount />
      </Panel>
      <Panel title={t('leave.title')}>
        <DeleteAccountForm />
      </Panel>
    </>
  )
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'

import { Feed } from '../components/feed'
import { Panel } from '../components/page'
import { Failure, Skeleton } from '../components/states'
import { InviteForm } from '../features/admin/invite-form'
import { InviteRow } from '../features/admin/invite-row'
import { SettingsForm } from '../features/admin/settings-form'
import { useSocial } from '../lib/social'
import { useText } from '../lib/text'
import styles from './admin.module.css'

/** What this server is, and who may sign up. */
export function AdminSettings() {
  const t = useText()
  const { instance, admin } = useSocial()
  const { data, error, isPending, isLoadingError, refetch } = useQuery(instance.read())
  const invites = useInfiniteQuery(admin.invites.list())
  return (
    <>
      <div className={styles.panels}>
        <Panel title={t('instance.title')}>
          {isPending && <Skeleton rows={3} />}
          {isLoadingError && <Failure error={error} onRetry={refetch} />}
          {data && <SettingsForm instance={data} />}
        </Panel>
        <Panel title={t('invite.new')}>
          {data && <p>{t(`invite.while.${data.registration}`)}</p>}
          <InviteForm />
        </Panel>
      </div>
      <h2 className={styles.heading}>{t('invite.all')}</h2>
      <Feed
        role="list"
        label={t('invite.all')}
        query={invites}
        items={invites.data ?? []}
        empty={t('invite.none')}
      >
        {(invite) => <InviteRow key={invite.id} invite={invite} />}
      </Feed>
    </>
  )
}

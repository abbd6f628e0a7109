import { useQuery } from '@tanstack/react-query'

import { useSocial } from '../../lib/social'
import { Badge } from '../../components/badge'
import { Button } from '../../components/button'
import { Failure, Skeleton } from '../../components/states'
import { Time } from '../../components/time'
import { useTimes } from '../../lib/time'
import { deviceName } from './device-name'
import styles from './session-list.module.css'
import { useRevokeSession, useSignOutEverywhere } from './use-sessions'
import { Text, useText } from '../../lib/text'

export function SessionList() {
  const t = useText()
  const { dayOf } = useTimes()
  const social = useSocial()
  const sessions = useQuery(social.auth.sessions())
  const revoke = useRevokeSession()
  const everywhere = useSignOutEverywhere()

  if (sessions.isPending) return <Skeleton rows={2} />
  if (sessions.isError) return <Failure error={sessions.error} onRetry={sessions.refetch} />
  return (
    <>
      <ul className={styles.list}>
        {sessions.data.map(({ id, device, createdAt, lastUsedAt, current }) => (
          <li key={id} className={styles.session}>
            <div className={styles.words}>
              <p className={styles.device} title={device}>
                {deviceName(device, t)} {current && <Badge tone="good">{t('device.this')}</Badge>}
              </p>
              <p className={styles.times}>
                <Text of="device.times" values={{ time: <Time at={lastUsedAt} />, day: dayOf(createdAt) }} />
              </p>
            </div>
            {!current && (
              <Button
                aria-label={t('device.signOutOf', { device: deviceName(device, t) })}
                busy={revoke.isPending && revoke.variables.sessionId === id}
                onClick={() => revoke.mutate({ sessionId: id })}
              >
                {t('device.signOut')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button look="danger" busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
          {t('device.signOutEverywhere')}
        </Button>
      </div>
    </>
  )
}

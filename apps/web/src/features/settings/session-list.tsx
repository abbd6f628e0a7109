import { useQuery } from '@tanstack/react-query'

import { deviceName } from '../../lib/device-name'
import { useSocial } from '../../lib/social'
import { Badge } from '../../components/badge'
import { Button } from '../../components/button'
import { Row } from '../../components/row'
import { Failure, Skeleton } from '../../components/states'
import { Time } from '../../components/time'
import { useTimes } from '../../lib/time'
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
      <div role="list">
        {sessions.data.map(({ id, device, createdAt, lastUsedAt, current }) => (
          <Row
            key={id}
            inset
            title={device}
            name={
              <>
                {deviceName(device, t)} {current && <Badge tone="good">{t('device.this')}</Badge>}
              </>
            }
            facts={
              <Text of="device.times" values={{ time: <Time at={lastUsedAt} />, day: dayOf(createdAt) }} />
            }
          >
            {!current && (
              <Button
                aria-label={t('device.signOutOf', { device: deviceName(device, t) })}
                busy={revoke.isPending && revoke.variables.sessionId === id}
                onClick={() => revoke.mutate({ sessionId: id })}
              >
                {t('device.signOut')}
              </Button>
            )}
          </Row>
        ))}
      </div>
      <div>
        <Button look="danger" busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
          {t('device.signOutEverywhere')}
        </Button>
      </div>
    </>
  )
}

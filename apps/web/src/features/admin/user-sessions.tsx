import type { AdminUser } from '@linnet/sdk'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { Button } from '../../components/button'
import { ConfirmDialog, Dialog } from '../../components/dialog'
import { Row } from '../../components/row'
import { Failure, Skeleton } from '../../components/states'
import { Time } from '../../components/time'
import { deviceName } from '../../lib/device-name'
import { toastError } from '../../lib/errors'
import { useSocial } from '../../lib/social'
import { Text, useText } from '../../lib/text'
import { useTimes } from '../../lib/time'
import { showToast } from '../../lib/toasts'

interface UserSessionsProps {
  user: AdminUser
  onClose: () => void
}

/** Where somebody is signed in, and an end to it. */
export function UserSessions({ user: { id: userId, handle }, onClose }: UserSessionsProps) {
  const t = useText()
  const { users } = useSocial().admin
  const { data, error, isPending, refetch } = useQuery(users.sessions({ userId }))
  const end = useMutation(
    users.endSessions({
      onSuccess: ({ signedOut }) =>
        showToast({ message: 'sessions.ended', values: { handle, count: signedOut } }),
      onError: toastError,
    }),
  )
  const [asking, setAsking] = useState(false)
  const close = useRef<HTMLButtonElement>(null)
  const signOut = (which: { userId: number; sessionId?: number }) =>
    // The button that was pressed goes away, or was locked meanwhile.
    end.mutate(which, { onSettled: () => close.current?.focus() })
  const many = data !== undefined && data.length > 0

  return (
    <>
      <Dialog
        title={t('sessions.title', { handle })}
        buttons={
          <>
            {many && (
              <Button look="danger" busy={end.isPending} onClick={() => setAsking(true)}>
                {t('device.signOutEverywhere')}
              </Button>
            )}
            <Button ref={close} type="submit">
              {t('action.close')}
            </Button>
          </>
        }
        onClose={onClose}
      >
        {isPending && <Skeleton rows={2} />}
        {data === undefined && error && <Failure error={error} onRetry={refetch} />}
        {data?.length === 0 && <p>{t('sessions.none', { handle })}</p>}
        {many && (
          <div role="list" aria-label={t('sessions.title', { handle })}>
            {data.map(({ id: sessionId, device, createdAt, lastUsedAt }) => (
              <Session
                key={sessionId}
                device={device}
                createdAt={createdAt}
                lastUsedAt={lastUsedAt}
                busy={end.isPending}
                onEnd={() => signOut({ userId, sessionId })}
              />
            ))}
          </div>
        )}
      </Dialog>
      {asking && (
        <ConfirmDialog
          title={t('sessions.askAll', { handle })}
          action={t('device.signOutEverywhere')}
          onConfirm={() => signOut({ userId })}
          onClose={() => setAsking(false)}
        >
          {t('sessions.allMeans')}
        </ConfirmDialog>
      )}
    </>
  )
}

interface SessionProps {
  device: string
  createdAt: string
  lastUsedAt: string
  busy: boolean
  onEnd: () => void
}

function Session({ device, createdAt, lastUsedAt, busy, onEnd }: SessionProps) {
  const t = useText()
  const { dayOf } = useTimes()
  const name = deviceName(device, t)
  return (
    <Row
      inset
      title={device}
      name={name}
      facts={<Text of="device.times" values={{ time: <Time at={lastUsedAt} />, day: dayOf(createdAt) }} />}
    >
      <Button aria-label={t('device.signOutOf', { device: name })} busy={busy} onClick={onEnd}>
        {t('device.signOut')}
      </Button>
    </Row>
  )
}

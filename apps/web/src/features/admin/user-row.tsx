import type { AdminUser } from '@linnet/sdk'
import { useState } from 'react'

import { Avatar } from '../../components/avatar'
import { Badge } from '../../components/badge'
import { Button } from '../../components/button'
import { ConfirmDialog } from '../../components/dialog'
import { PersonLink } from '../../components/person'
import { Row } from '../../components/row'
import { Time } from '../../components/time'
import { useTimes } from '../../lib/time'
import { isAdmin, useViewer } from '../../lib/viewer'
import { RoleSelect } from './role-select'
import { UserSessions } from './user-sessions'
import { useChangeUser } from './use-change-user'
import { Text, useText } from '../../lib/text'

export function UserRow({ user }: { user: AdminUser }) {
  const t = useText()
  const { dayOf } = useTimes()
  const viewer = useViewer()
  const change = useChangeUser()
  const [asking, setAsking] = useState<'suspend' | 'sessions'>()
  const close = () => setAsking(undefined)
  const { id: userId, handle, email, role, createdAt, lastSignInAt, suspendedAt } = user
  const self = viewer?.id === user.id
  // Moderators act on ordinary accounts only.
  const maySuspend = !self && (isAdmin(viewer) || role === 'user')

  return (
    <Row
      lead={<Avatar person={user} />}
      name={
        <>
          <PersonLink person={user} />
          {!isAdmin(viewer) && role !== 'user' && <Badge icon="admin">{t(`role.${role}`)}</Badge>}
          {suspendedAt !== null && <Badge tone="bad">{t('user.suspended')}</Badge>}
        </>
      }
      facts={
        <Text
          of={lastSignInAt === null ? 'admin.userFactsNever' : 'admin.userFacts'}
          values={{
            email,
            day: dayOf(createdAt),
            time: lastSignInAt !== null && <Time at={lastSignInAt} />,
          }}
        />
      }
    >
      {isAdmin(viewer) && (
        <RoleSelect
          handle={handle}
          role={role}
          busy={change.isPending}
          onChoose={(next) => change.setRole({ userId, role: next })}
        />
      )}
      {isAdmin(viewer) && !self && (
        <Button aria-label={t('sessions.of', { handle })} onClick={() => setAsking('sessions')}>
          {t('sessions.open')}
        </Button>
      )}
      {maySuspend &&
        (suspendedAt === null ? (
          <Button look="danger" busy={change.isPending} onClick={() => setAsking('suspend')}>
            {t('admin.suspend')}
          </Button>
        ) : (
          <Button busy={change.isPending} onClick={() => change.unsuspend({ userId })}>
            {t('admin.unsuspend')}
          </Button>
        ))}
      {asking === 'suspend' && (
        <ConfirmDialog
          title={t('admin.askSuspend', { handle })}
          action={t('admin.suspend')}
          onConfirm={() => change.suspend({ userId })}
          onClose={close}
        >
          {t('admin.suspendMeans')}
        </ConfirmDialog>
      )}
      {asking === 'sessions' && <UserSessions user={user} onClose={close} />}
    </Row>
  )
}

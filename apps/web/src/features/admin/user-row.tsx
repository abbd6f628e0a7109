import type { AdminUser } from '@linnet/sdk'
import { useState } from 'react'

import { Avatar } from '../../components/avatar'
import { Badge } from '../../components/badge'
import { Button } from '../../components/button'
import { ConfirmDialog } from '../../components/dialog'
import { PersonLink } from '../../components/person'
import { Time } from '../../components/time'
import { dayOf } from '../../lib/time'
import { isAdmin, useViewer } from '../../lib/viewer'
import { RoleSelect } from './role-select'
import { useChangeUser } from './use-all-users'
import styles from './user-row.module.css'

export function UserRow({ user }: { user: AdminUser }) {
  const viewer = useViewer()
  const change = useChangeUser()
  const [asking, setAsking] = useState(false)
  const { id: userId, handle, email, role, createdAt, lastSignInAt, suspendedAt } = user
  const self = viewer?.id === user.id
  // Moderators act on ordinary accounts only.
  const maySuspend = !self && (isAdmin(viewer) || role === 'user')

  return (
    <div role="listitem" className={styles.row}>
      <Avatar person={user} />
      <div className={styles.who}>
        <p className={styles.name}>
          <PersonLink person={user} />
          {!isAdmin(viewer) && role !== 'user' && <Badge icon="admin">{role}</Badge>}
          {suspendedAt !== null && <Badge tone="bad">Suspended</Badge>}
        </p>
        <p className={styles.facts}>
          {email} · joined {dayOf(createdAt)} ·{' '}
          {lastSignInAt === null ? (
            'never signed in'
          ) : (
            <>
              signed in <Time at={lastSignInAt} />
            </>
          )}
        </p>
      </div>
      <div className={styles.tools}>
        {isAdmin(viewer) && (
          <RoleSelect
            handle={handle}
            role={role}
            busy={change.isPending}
            onChoose={(next) => change.setRole({ userId, role: next })}
          />
        )}
        {maySuspend &&
          (suspendedAt === null ? (
            <Button look="danger" busy={change.isPending} onClick={() => setAsking(true)}>
              Suspend
            </Button>
          ) : (
            <Button busy={change.isPending} onClick={() => change.unsuspend({ userId })}>
              Unsuspend
            </Button>
          ))}
      </div>
      {asking && (
        <ConfirmDialog
          title={`Suspend @${handle}?`}
          action="Suspend"
          onConfirm={() => change.suspend({ userId })}
          onClose={() => setAsking(false)}
        >
          They are signed out everywhere, and nobody but the moderators sees their posts. You can lift it
          again.
        </ConfirmDialog>
      )}
    </div>
  )
}

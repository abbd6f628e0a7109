import type { Invite } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { Badge } from '../../components/badge'
import { Button } from '../../components/button'
import { ConfirmDialog } from '../../components/dialog'
import { Row } from '../../components/row'
import { toastError } from '../../lib/errors'
import { useSocial } from '../../lib/social'
import { useText } from '../../lib/text'
import { useNow, useTimes } from '../../lib/time'
import { showToast } from '../../lib/toasts'
import { InviteLink } from './invite-link'

type State = 'good' | 'revoked' | 'expired' | 'usedUp'

export function InviteRow({ invite }: { invite: Invite }) {
  const t = useText()
  const { dayOf } = useTimes()
  const [asking, setAsking] = useState(false)
  const row = useRef<HTMLDivElement>(null)
  const state = stateOf(invite, useNow())
  const revoke = useMutation(
    useSocial().admin.invites.revoke({
      onSuccess: () => showToast({ message: 'invite.nowRevoked' }),
      onError: toastError,
    }),
  )
  const { id: inviteId, code, note, uses, maxUses, expiresAt, createdBy } = invite
  const name = note || code
  return (
    <Row
      ref={row}
      name={
        <>
          <bdi>{name}</bdi>
          <Badge tone={state === 'good' ? 'good' : state === 'revoked' ? 'bad' : 'plain'}>
            {t(`invite.state.${state}`)}
          </Badge>
        </>
      }
      facts={
        <>
          <p>
            {t(createdBy ? 'invite.factsBy' : 'invite.facts', {
              uses,
              max: maxUses,
              day: dayOf(expiresAt),
              ...(createdBy && { handle: createdBy.handle }),
            })}
          </p>
          {state === 'good' && <InviteLink invite={invite} />}
        </>
      }
    >
      {state === 'good' && (
        <Button
          look="danger"
          busy={revoke.isPending}
          aria-label={t('invite.revokeOf', { name })}
          onClick={() => setAsking(true)}
        >
          {t('invite.revoke')}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t('invite.askRevoke', { name })}
          action={t('invite.revoke')}
          onConfirm={() => revoke.mutate({ inviteId }, { onSuccess: () => row.current?.focus() })}
          onClose={() => setAsking(false)}
        >
          {t('invite.revokeMeans')}
        </ConfirmDialog>
      )}
    </Row>
  )
}

function stateOf({ revokedAt, expiresAt, uses, maxUses }: Invite, now: number): State {
  if (revokedAt !== null) return 'revoked'
  if (uses >= maxUses) return 'usedUp'
  return Date.parse(expiresAt) <= now ? 'expired' : 'good'
}

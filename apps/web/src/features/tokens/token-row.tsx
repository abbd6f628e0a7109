import { useRef, useState } from 'react'

import { Badge } from '../../components/badge'
import { Button } from '../../components/button'
import { ConfirmDialog } from '../../components/dialog'
import { Row } from '../../components/row'
import { Time } from '../../components/time'
import { Text, useText } from '../../lib/text'
import { useTimes } from '../../lib/time'
import type { Token } from './token'

interface TokenRowProps {
  token: Token
  busy: boolean
  onRevoke: (done: () => void) => void
}

export function TokenRow({ token, busy, onRevoke }: TokenRowProps) {
  const t = useText()
  const { dayOf } = useTimes()
  const [asking, setAsking] = useState(false)
  const row = useRef<HTMLDivElement>(null)
  const { name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt } = token
  return (
    <Row
      ref={row}
      name={
        <>
          <bdi>{name}</bdi> {revokedAt !== null && <Badge tone="bad">{t('token.revoked')}</Badge>}
        </>
      }
      facts={
        <>
          <p>{scopes.map((scope) => t(`token.scope.${scope}`)).join(' · ')}</p>
          <p>
            <Text
              of={lastUsedAt === null ? 'token.factsUnused' : 'token.facts'}
              values={{
                day: dayOf(createdAt),
                time: lastUsedAt !== null && <Time at={lastUsedAt} />,
                end: expiresAt === null ? t('token.forever') : dayOf(expiresAt),
              }}
            />
          </p>
        </>
      }
    >
      {revokedAt === null && (
        <Button
          look="danger"
          busy={busy}
          aria-label={t('token.revokeOf', { name })}
          onClick={() => setAsking(true)}
        >
          {t('token.revoke')}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t('token.askRevoke', { name })}
          action={t('token.revoke')}
          onConfirm={() => onRevoke(() => row.current?.focus())}
          onClose={() => setAsking(false)}
        >
          {t('token.revokeMeans')}
        </ConfirmDialog>
      )}
    </Row>
  )
}

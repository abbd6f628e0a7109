import { useState } from 'react'

import { Badge } from '../../components/badge'
import { Button } from '../../components/button'
import { ConfirmDialog } from '../../components/dialog'
import { Time } from '../../components/time'
import { Text, useText } from '../../lib/text'
import { useTimes } from '../../lib/time'
import type { Token } from './token'
import styles from './tokens.module.css'

interface TokenRowProps {
  token: Token
  busy: boolean
  onRevoke: () => void
}

export function TokenRow({ token, busy, onRevoke }: TokenRowProps) {
  const t = useText()
  const { dayOf } = useTimes()
  const [asking, setAsking] = useState(false)
  const { name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt } = token
  return (
    <div role="listitem" className={styles.row}>
      <div className={styles.words}>
        <p className={styles.name}>
          <bdi>{name}</bdi> {revokedAt !== null && <Badge tone="bad">{t('token.revoked')}</Badge>}
        </p>
        <p className={styles.facts}>{scopes.map((scope) => t(`token.scope.${scope}`)).join(' · ')}</p>
        <p className={styles.facts}>
          <Text
            of={lastUsedAt === null ? 'token.factsUnused' : 'token.facts'}
            values={{
              day: dayOf(createdAt),
              time: lastUsedAt !== null && <Time at={lastUsedAt} />,
              end: expiresAt === null ? t('token.forever') : dayOf(expiresAt),
            }}
          />
        </p>
      </div>
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
          onConfirm={onRevoke}
          onClose={() => setAsking(false)}
        >
          {t('token.revokeMeans')}
        </ConfirmDialog>
      )}
    </div>
  )
}

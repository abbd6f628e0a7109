import type { AuditEntry } from '@linnet/sdk'
import { useQuery } from '@tanstack/react-query'

import { PersonLink } from '../../components/person'
import { Row } from '../../components/row'
import { Time } from '../../components/time'
import { useSocial } from '../../lib/social'
import { Text, useText } from '../../lib/text'
import styles from './audit-row.module.css'

/** Who did what to what, and when. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const t = useText()
  const { createdAt, userId, tokenId, onBehalfOf, action, target } = entry
  return (
    <Row
      name={
        <>
          {userId !== null && <Person userId={userId} />}
          {tokenId !== null && t('audit.token', { id: tokenId })}
          {onBehalfOf !== null && (
            <>
              {' '}
              <Text of="audit.behalf" values={{ person: <Person userId={onBehalfOf} /> }} />
            </>
          )}{' '}
          <span className={styles.when}>
            <Time at={createdAt} />
          </span>
        </>
      }
      facts={
        <span className={styles.deed}>
          <code>{action}</code>
          {Object.entries(target).map(([name, value]) => (
            <span key={name}>
              {name} <bdi>{String(value)}</bdi>
            </span>
          ))}
        </span>
      }
    />
  )
}

/** By name as long as the account is there. */
function Person({ userId }: { userId: number }) {
  const t = useText()
  const { data } = useQuery(useSocial().users.byId({ userId }))
  return data ? <PersonLink person={data} /> : t('audit.account', { id: userId })
}

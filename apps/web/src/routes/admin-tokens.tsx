import { useInfiniteQuery, useMutation } from '@tanstack/react-query'

import { Feed } from '../components/feed'
import { Panel } from '../components/page'
import { TokenForm } from '../features/tokens/token-form'
import { TokenRow } from '../features/tokens/token-row'
import { toastError } from '../lib/errors'
import { useSocial } from '../lib/social'
import { useText } from '../lib/text'
import styles from './admin.module.css'

/** The secrets that other servers act with. */
export function AdminTokens() {
  const t = useText()
  const { serviceTokens } = useSocial().admin
  const tokens = useInfiniteQuery(serviceTokens.list())
  const create = useMutation(serviceTokens.create())
  const revoke = useMutation(serviceTokens.revoke({ onError: toastError }))
  return (
    <>
      <div className={styles.new}>
        <Panel title={t('token.new')}>
          <p>{t('token.service')}</p>
          <TokenForm
            onCreate={(input, done) => create.mutate(input, { onSuccess: done })}
            created={create.data}
            error={create.error}
            busy={create.isPending}
          />
        </Panel>
      </div>
      <Feed
        role="list"
        label={t('admin.tokens')}
        query={tokens}
        items={tokens.data ?? []}
        empty={t('token.none')}
      >
        {(token) => (
          <TokenRow
            key={token.id}
            token={token}
            busy={revoke.isPending && revoke.variables.tokenId === token.id}
            onRevoke={() => revoke.mutate({ tokenId: token.id })}
          />
        )}
      </Feed>
    </>
  )
}

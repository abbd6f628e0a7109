import type { Queries } from '@linnet/sdk/react'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'

import { Feed } from '../../components/feed'
import { Panel } from '../../components/page'
import { toastError } from '../../lib/errors'
import { useText } from '../../lib/text'
import { TokenForm } from './token-form'
import { TokenRow } from './token-row'

interface TokensProps {
  /** Whose they are: one's own, or all of the instance. */
  of: Pick<Queries['tokens'], 'create' | 'list' | 'revoke'>
  label: string
  /** What they are good for. */
  purpose: string
}

/** Makes tokens, lists them and revokes them. */
export function Tokens({ of, label, purpose }: TokensProps) {
  const t = useText()
  const tokens = useInfiniteQuery(of.list())
  const create = useMutation(of.create())
  const revoke = useMutation(of.revoke({ onError: toastError }))
  return (
    <>
      <Panel title={t('token.new')}>
        <p>{purpose}</p>
        <TokenForm
          onCreate={(input, done) => create.mutate(input, { onSuccess: done })}
          created={create.data}
          error={create.error}
          busy={create.isPending}
        />
      </Panel>
      <Feed role="list" label={label} query={tokens} items={tokens.data ?? []} empty={t('token.none')}>
        {(token) => (
          <TokenRow
            key={token.id}
            token={token}
            busy={revoke.isPending && revoke.variables.tokenId === token.id}
            onRevoke={(done) => revoke.mutate({ tokenId: token.id }, { onSuccess: done })}
          />
        )}
      </Feed>
    </>
  )
}

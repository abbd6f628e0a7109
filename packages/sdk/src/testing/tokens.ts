import { mostTokens } from '@linnet/api/pure'

import type { NewServiceToken, Page, ServiceToken } from '../api.gen.js'
import { newestFirst, pageOf } from './pages.js'
import { refusal } from './refusal.js'
import { createServiceToken, revokeServiceToken, serviceTokenOf } from './service-tokens.js'
import type { Store, UserRow } from './store.js'

export function createToken(
  store: Store,
  owner: UserRow,
  input: Parameters<typeof createServiceToken>[1],
): NewServiceToken {
  const live = store.serviceTokens.where(
    ({ ownerId, revokedAt, expiresAt }) =>
      ownerId === owner.id && revokedAt === null && (expiresAt === null || expiresAt > store.now()),
  )
  if (live.length >= mostTokens) throw refusal('TooManyTokens')
  return createServiceToken(store, input, owner)
}

export function listTokens(
  store: Store,
  owner: UserRow,
  input: { cursor?: string | undefined; limit: number },
): Page<ServiceToken> {
  return pageOf(
    store.serviceTokens.where(({ ownerId }) => ownerId === owner.id),
    { list: 'tokens', ...newestFirst },
    { ...input, show: serviceTokenOf },
  )
}

export function revokeToken(store: Store, owner: UserRow, tokenId: number): ServiceToken {
  if (store.serviceTokens.get(tokenId)?.ownerId !== owner.id) throw refusal('ServiceTokenNotFound')
  return revokeServiceToken(store, tokenId)
}

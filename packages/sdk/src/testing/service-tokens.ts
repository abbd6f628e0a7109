import { serviceTokenPrefix, type Scope } from '@linnet/api/pure'

import type { NewServiceToken, Page, Post, ServiceToken } from '../api.gen.js'
import { newIdempotencyKey as newSecret } from '../idempotency-key.js'
import { newestFirst, pageOf } from './pages.js'
import { createPost } from './post-changes.js'
import { refusal } from './refusal.js'
import type { ServiceTokenRow, Store, UserRow } from './store.js'

const minuteMs = 60_000
const dayMs = 24 * 3600 * 1000

interface NewToken {
  name: string
  scopes: Scope[]
  expiresInDays?: number | undefined
}

export function createServiceToken(
  store: Store,
  { name, scopes, expiresInDays }: NewToken,
  owner?: UserRow,
): NewServiceToken {
  const row = store.serviceTokens.add({
    ownerId: owner?.id ?? null,
    name,
    scopes,
    secret: serviceTokenPrefix + newSecret(),
    createdAt: store.now(),
    expiresAt: expiresInDays === undefined ? null : store.now(expiresInDays * dayMs),
    lastUsedAt: null,
    revokedAt: null,
  })
  return { ...serviceTokenOf(row), token: row.secret }
}

export function listServiceTokens(
  store: Store,
  input: { cursor?: string | undefined; limit: number },
): Page<ServiceToken> {
  return pageOf(
    store.serviceTokens.where(() => true),
    { list: 'serviceTokens', ...newestFirst },
    { ...input, show: serviceTokenOf },
  )
}

export function revokeServiceToken(store: Store, tokenId: number): ServiceToken {
  const row = store.serviceTokens.get(tokenId)
  if (!row) throw refusal('ServiceTokenNotFound')
  row.revokedAt ??= store.now()
  return serviceTokenOf(row)
}

/** Ends the tokens of an account's own. */
export function endTokensOf(store: Store, userId: number): void {
  for (const row of store.serviceTokens.where(({ ownerId }) => ownerId === userId))
    row.revokedAt ??= store.now()
}

/** Notes the use to the minute. */
export function useServiceToken(store: Store, secret: string): ServiceTokenRow {
  const row = store.serviceTokens.first(
    (token) =>
      token.secret === secret &&
      token.revokedAt === null &&
      (token.expiresAt === null || token.expiresAt > store.now()),
  )
  if (!row) throw refusal('TokenInvalid')
  if (row.lastUsedAt === null || row.lastUsedAt < store.now(-minuteMs)) row.lastUsedAt = store.now()
  return row
}

/** Whom a service token acts for; staff are no staff through it. */
export function findActedFor({ users }: Store, userId: number): UserRow {
  const user = users.get(userId)
  if (user?.suspendedAt !== null) throw refusal('UserNotFound')
  return { ...user, role: 'user' }
}

/** Whose own a token is; no staff either. */
export function findOwner({ users }: Store, userId: number): UserRow {
  const owner = users.get(userId)
  if (!owner) throw refusal('TokenInvalid')
  if (owner.suspendedAt !== null) throw refusal('AccountSuspended')
  return { ...owner, role: 'user' }
}

export function createPostAs(
  store: Store,
  { authorId, ...input }: { authorId: number } & Parameters<typeof createPost>[2],
): Post {
  return createPost(store, findActedFor(store, authorId), input)
}

export function serviceTokenOf(row: ServiceTokenRow): ServiceToken {
  const { id, name, ownerId, scopes, createdAt, expiresAt, lastUsedAt, revokedAt } = row
  const own = ownerId !== null && { ownerId }
  return { id, name, ...own, scopes, createdAt, expiresAt, lastUsedAt, revokedAt }
}

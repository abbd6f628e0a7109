import { auditAuthorOf, schemas, type Access } from '@linnet/api/pure'

import type { AuditEntry, Page } from '../api.gen.js'
import type { Identity } from './identity.js'
import { isBetween, newestFirst, pageOf } from './pages.js'
import type { AuditRow, Store } from './store.js'

interface Change {
  identity: Identity
  access: Access
  action: string
  input: unknown
  answer: unknown
  /** Whether it makes what it answers. */
  makes: boolean
}

export function keepAudit(store: Store, { identity, access, action, ...call }: Change): void {
  const author = auditAuthorOf(identity, { access, input: call.input })
  if (!author) return
  for (const target of schemas.targetsOf(call)) {
    store.audit.add({ ...author, action, target, createdAt: store.now(), requestId: 'fake' })
  }
}

interface Filter extends Partial<
  Record<'userId' | 'tokenId' | 'onBehalfOf' | 'targetUserId' | 'targetPostId', number | undefined>
> {
  action?: string | undefined
  from?: string | undefined
  to?: string | undefined
  cursor?: string | undefined
  limit: number
}

export function listAudit(store: Store, { cursor, limit, ...wanted }: Filter): Page<AuditEntry> {
  const { userId, tokenId, onBehalfOf, action, targetUserId, targetPostId } = wanted
  const isMeant = (entry: AuditRow) =>
    (userId === undefined || entry.userId === userId) &&
    (tokenId === undefined || entry.tokenId === tokenId) &&
    (onBehalfOf === undefined || entry.onBehalfOf === onBehalfOf) &&
    (targetUserId === undefined || entry.target['userId'] === targetUserId) &&
    (targetPostId === undefined || entry.target['postId'] === targetPostId) &&
    isBetween(entry, wanted) &&
    (action === undefined || entry.action === action)
  return pageOf(
    store.audit.where(isMeant),
    { list: 'audit', ...newestFirst },
    { cursor, limit, show: (entry) => entry },
  )
}

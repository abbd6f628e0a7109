import { auditAuthorOf, schemas, type Access } from '@linnet/api/pure'

import type { AuditEntry, Page } from '../api.gen.js'
import type { Identity } from './identity.js'
import { newestFirst, pageOf } from './pages.js'
import type { AuditRow, Store } from './store.js'

interface Change {
  identity: Identity
  access: Access
  action: string
  input: unknown
  /** What it made, if it makes something. */
  made: unknown
}

export function keepAudit(store: Store, { identity, access, action, input, made }: Change): void {
  const author = auditAuthorOf(identity, { access, input })
  if (!author) return
  const target = schemas.targetOf(input, made)
  store.audit.add({ ...author, action, target, createdAt: store.now(), requestId: 'fake' })
}

interface Filter extends Partial<Record<'userId' | 'tokenId' | 'onBehalfOf', number | undefined>> {
  action?: string | undefined
  cursor?: string | undefined
  limit: number
}

export function listAudit(store: Store, { cursor, limit, ...wanted }: Filter): Page<AuditEntry> {
  const { userId, tokenId, onBehalfOf, action } = wanted
  const isMeant = (entry: AuditRow) =>
    (userId === undefined || entry.userId === userId) &&
    (tokenId === undefined || entry.tokenId === tokenId) &&
    (onBehalfOf === undefined || entry.onBehalfOf === onBehalfOf) &&
    (action === undefined || entry.action === action)
  return pageOf(
    store.audit.where(isMeant),
    { list: 'audit', ...newestFirst },
    { cursor, limit, show: (entry) => entry },
  )
}

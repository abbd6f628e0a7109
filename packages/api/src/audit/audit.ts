import { AuditEntry, type Db } from '@linnet/db'

import type { Identity } from '../identity.js'
import type { Access } from '../operation.js'
import { fetchPage } from '../page.js'
import { accountIn, targetOf, type AuditEntryView, type ListAuditInput } from './audit.schema.js'

export type AuditAuthor = Pick<AuditEntry, 'userId' | 'tokenId' | 'onBehalfOf'>

/** Who answers for a change: staff with their rights, or a service token. What people do as themselves is not kept. */
export function auditAuthorOf(
  identity: Identity,
  { access, input }: { access: Access | undefined; input: unknown },
): AuditAuthor | undefined {
  switch (identity.kind) {
    case 'nobody':
      return undefined
    case 'user':
      if (access !== 'moderator' && access !== 'admin') return undefined
      return { userId: identity.viewer.id, tokenId: null, onBehalfOf: null }
    case 'service':
      return { userId: null, tokenId: identity.token.id, onBehalfOf: accountIn(input) }
    case 'behalf':
      return { userId: null, tokenId: identity.token.id, onBehalfOf: identity.userId }
  }
}

export async function keepAudit(
  db: Db,
  entry: AuditAuthor & Pick<AuditEntry, 'action' | 'requestId'>,
  { input, made }: { input: unknown; made: unknown },
): Promise<void> {
  await AuditEntry.query(db).insert({ ...entry, target: targetOf(input, made) })
}

export async function listAudit(db: Db, input: ListAuditInput) {
  const { userId, tokenId, onBehalfOf, action } = input
  const query = AuditEntry.query(db).select('auditEntries.*')
  const wanted = { userId, tokenId, onBehalfOf, action }
  for (const [column, value] of Object.entries(wanted)) {
    if (value !== undefined) query.where(`auditEntries.${column}`, value)
  }
  const order = { list: 'audit', at: 'auditEntries.createdAt', id: 'auditEntries.id' }
  const { rows, nextCursor } = await fetchPage<AuditEntry>(query, order, input)
  return { items: rows.map(auditEntryOf), nextCursor }
}

function auditEntryOf(entry: AuditEntry): AuditEntryView {
  const { id, createdAt, userId, tokenId, onBehalfOf, action, target, requestId } = entry
  return { id, createdAt, userId, tokenId, onBehalfOf, action, target, requestId }
}

import { AuditEntry, type Db } from '@linnet/db'

import { fetchPage } from '../page.js'
import type { AuditAuthor } from '../who.js'
import { targetOf, type AuditEntryView, type ListAuditInput } from './audit.schema.js'

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

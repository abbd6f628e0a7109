import { AuditEntry, type Db } from '@linnet/db'

import { fetchPage, onlyBetween } from '../page.js'
import type { AuditAuthor } from '../who.js'
import { targetsOf, type AuditEntryView, type ListAuditInput } from './audit.schema.js'

export async function keepAudit(
  db: Db,
  entry: AuditAuthor & Pick<AuditEntry, 'action' | 'requestId'>,
  call: Parameters<typeof targetsOf>[0],
): Promise<void> {
  const targets = targetsOf(call)
  if (targets.length > 0) await AuditEntry.query(db).insert(targets.map((target) => ({ ...entry, target })))
}

/** The first entry that is not as it was kept, or whose forerunner is not; undefined when all are. */
export async function brokenAuditEntry(db: Db): Promise<number | undefined> {
  const { rows } = await db.raw<{ rows: { id: number }[] }>(`
    select id from (
      select id, hash, audit_hash(entry, coalesce(lag(hash) over (order by id), '')) as expected
      from audit_entries as entry
    ) as chained where hash <> expected order by id limit 1
  `)
  return rows[0]?.id
}

export async function listAudit(db: Db, input: ListAuditInput) {
  const { userId, tokenId, onBehalfOf, action, targetUserId, targetPostId, ...times } = input
  const query = AuditEntry.query(db).select('auditEntries.*')
  const wanted = { userId, tokenId, onBehalfOf, action }
  for (const [column, value] of Object.entries(wanted)) {
    if (value !== undefined) query.where(`auditEntries.${column}`, value)
  }
  const target = {
    ...(targetUserId !== undefined && { userId: targetUserId }),
    ...(targetPostId !== undefined && { postId: targetPostId }),
  }
  if (Object.keys(target).length > 0) query.where('auditEntries.target', '@>', JSON.stringify(target))
  onlyBetween(query, 'auditEntries.createdAt', times)
  const order = { list: 'audit', at: 'auditEntries.createdAt', id: 'auditEntries.id' }
  const { rows, nextCursor } = await fetchPage<AuditEntry>(query, order, input)
  return { items: rows.map(auditEntryOf), nextCursor }
}

function auditEntryOf(entry: AuditEntry): AuditEntryView {
  const { id, createdAt, userId, tokenId, onBehalfOf, action, target, requestId } = entry
  return { id, createdAt, userId, tokenId, onBehalfOf, action, target, requestId }
}

import { z } from 'zod'

import { listFields } from '../page.schema.js'
import { id, timestamp } from '../users/users.schema.js'

export const auditTarget = z.record(z.string(), z.union([z.number(), z.boolean(), z.string()]))
export type AuditTarget = z.infer<typeof auditTarget>

const action = z.string().meta({ description: 'The procedure.', examples: ['admin.posts.delete'] })

export const auditEntry = z
  .object({
    id,
    createdAt: timestamp,
    userId: id.nullable().describe('Who of the staff did it.'),
    tokenId: id.nullable().describe('The service token that did it.'),
    onBehalfOf: id.nullable().describe('The account that the service token acted for.'),
    action,
    target: auditTarget.describe('To what, by its ids, and what was set.'),
    requestId: z.string().describe("Finds the request in the server's log."),
  })
  .meta({
    id: 'AuditEntry',
    description: 'Something that an admin, a moderator or a service token did. Entries are never changed.',
  })
export type AuditEntryView = z.infer<typeof auditEntry>

export const listAuditInput = z.strictObject({
  userId: id.optional(),
  tokenId: id.optional(),
  onBehalfOf: id.optional(),
  action: action.max(100).optional(),
  ...listFields,
})
export type ListAuditInput = z.infer<typeof listAuditInput>

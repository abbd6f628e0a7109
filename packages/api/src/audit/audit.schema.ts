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
  action: action.regex(/^[a-zA-Z.]{1,100}$/, 'Name a procedure, such as admin.posts.delete.').optional(),
  ...listFields,
})
export type ListAuditInput = z.infer<typeof listAuditInput>

const numbered = z.object({ id: z.int() })

/** To what a call did something: the parts of its input that may be kept, and what it made. */
export function targetOf(input: unknown, made: unknown): AuditTarget {
  const found = numbered.safeParse(made)
  return { ...plainPartsOf(input), ...(found.success && { id: found.data.id }) }
}

const fields = z.record(z.string(), z.unknown())

/** Ids, switches and roles; never words, names or secrets. */
function plainPartsOf(input: unknown): AuditTarget {
  const found: AuditTarget = {}
  for (const [name, value] of Object.entries(fields.safeParse(input).data ?? {})) {
    if (typeof value === 'number' || typeof value === 'boolean') found[name] = value
    if (name === 'role' && typeof value === 'string') found[name] = value
  }
  return found
}

/** A service's own procedures name the account in the input. */
export function accountIn(input: unknown): number | null {
  return z.object({ authorId: z.int() }).safeParse(input).data?.authorId ?? null
}

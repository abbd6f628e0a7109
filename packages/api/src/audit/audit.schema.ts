import { z } from 'zod'

import { bulkAnswer } from '../posts/bulk.schema.js'
import { betweenFields, listFields } from '../page.schema.js'
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
  targetUserId: id.optional().describe('Only what was done to this account.'),
  targetPostId: id.optional().describe('Only what was done to this post.'),
  ...betweenFields,
  action: action.regex(/^[a-zA-Z.]{1,100}$/, 'Name a procedure, such as admin.posts.delete.').optional(),
  ...listFields,
})
export type ListAuditInput = z.infer<typeof listAuditInput>

const numbered = z.object({ id: z.int() })

interface Call {
  input: unknown
  answer: unknown
  /** Whether it makes what it answers. */
  makes: boolean
}

/** To what a call did something. Of many posts at once, each that it changed is an entry of its own. */
export function targetsOf({ input, answer, makes }: Call): AuditTarget[] {
  const many = bulkAnswer.safeParse(answer)
  if (!many.success) return [targetOf(input, makes ? answer : undefined)]
  const { act, posts } = many.data
  return posts.flatMap(({ postId, outcome }) => (outcome === 'done' ? [{ postId, act }] : []))
}

/** The parts of its input that may be kept, and what it made. */
function targetOf(input: unknown, made: unknown): AuditTarget {
  const found = numbered.safeParse(made)
  return { ...plainPartsOf(input), ...(found.success && { id: found.data.id }) }
}

const choices: ReadonlySet<string> = new Set(['role', 'registration'])
const fields = z.record(z.string(), z.unknown())

/** Ids, numbers, switches and choices; never words, names or secrets. */
function plainPartsOf(input: unknown): AuditTarget {
  const found: AuditTarget = {}
  for (const [name, value] of Object.entries(fields.safeParse(input).data ?? {})) {
    if (typeof value === 'number' || typeof value === 'boolean') found[name] = value
    if (choices.has(name) && typeof value === 'string') found[name] = value
    if (value === null) found[name] = 'none'
  }
  return found
}

/** A service's own procedures name the account in the input. */
export function accountIn(input: unknown): number | null {
  return z.object({ authorId: z.int() }).safeParse(input).data?.authorId ?? null
}

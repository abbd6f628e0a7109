import { z } from 'zod'

import { limits, text } from '../text.js'
import { count, id, timestamp, timestampOrNull, userRef } from '../users/users.schema.js'

export const inviteCode = text(100).meta({ examples: ['1f0c9e2a7b5d4836'] })

export const invite = z
  .object({
    id,
    code: z.string().meta({ examples: ['1f0c9e2a7b5d4836'] }),
    note: z.string().meta({ description: 'For whom it is; empty unless told.', examples: ['the bird club'] }),
    maxUses: count,
    uses: count.describe('How many have signed up with it.'),
    createdBy: userRef.nullable().describe('Null when the account is gone.'),
    createdAt: timestamp,
    expiresAt: timestamp,
    revokedAt: timestampOrNull,
  })
  .meta({ id: 'Invite', description: 'A code to sign up with while registration is by invite.' })
export type InviteView = z.infer<typeof invite>

export const createInviteInput = z.strictObject({
  note: text(limits.inviteNote, { blank: true })
    .meta({ examples: ['the bird club'] })
    .default(''),
  maxUses: z.int().min(1).max(10_000).default(1).describe('How many may sign up with it.'),
  expiresInDays: z.int().min(1).max(365).default(7),
})
export type CreateInviteInput = z.infer<typeof createInviteInput>

export const inviteIdInput = z.strictObject({ inviteId: id })

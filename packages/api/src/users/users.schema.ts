import { z } from 'zod'

import { listFields } from '../page.schema.js'
import { limits, text } from '../text.js'

export const id = z
  .int()
  .positive()
  .max(2 ** 31 - 1)
export const timestamp = z.iso.datetime().describe('An ISO 8601 moment in UTC, with milliseconds.')

export const handle = z
  .string()
  .max(limits.handle.max)
  .toLowerCase()
  .regex(/^[a-z0-9_]{2,30}$/, 'A handle is 2 to 30 of a-z, 0-9 and _.')
  .describe('2 to 30 of a-z, 0-9 and _; capitals are taken as small letters.')

export const displayName = text(limits.displayName).describe(
  'The name that people read; at most 50 characters.',
)
export const bio = text(limits.bio, { blank: true }).describe('At most 300 characters.')
export const role = z.enum(['user', 'moderator', 'admin'])

export const userRef = z
  .object({
    id,
    handle: z.string().describe('Unique; 2 to 30 of a-z, 0-9 and _.'),
    displayName: z.string(),
  })
  .meta({ id: 'UserRef', description: 'Just enough of an account to name it and link to it.' })
export type UserRef = z.infer<typeof userRef>

export const user = userRef
  .extend({ bio: z.string(), role, createdAt: timestamp })
  .meta({ id: 'User', description: 'An account as anybody sees it.' })

export const profile = user
  .extend({
    postCount: z.int().describe('How many posts and replies of theirs you may see.'),
    suspended: z
      .boolean()
      .describe('True only for moderators and admins; others do not find a suspended account.'),
  })
  .meta({ id: 'Profile', description: 'An account with its counts.' })
export type Profile = z.infer<typeof profile>

export const me = user
  .extend({ email: z.string(), lastSignInAt: timestamp.nullable() })
  .meta({ id: 'Me', description: 'Your own account.' })
export type Me = z.infer<typeof me>

export const userIdInput = z.strictObject({ userId: id })
export const handleInput = z.strictObject({ handle })
export const usersPostsInput = z.strictObject({
  userId: id,
  replies: z.boolean().default(false).describe('True lists replies too.'),
  ...listFields,
})
export const usersLikedPostsInput = z.strictObject({ userId: id, ...listFields })

export const updateProfileInput = z.strictObject({
  displayName: displayName.optional(),
  bio: bio.optional(),
})
export type UpdateProfileInput = z.infer<typeof updateProfileInput>

import { z } from 'zod'

import { listFields } from '../page.schema.js'
import { limits, text } from '../text.js'

export const id = z
  .int()
  .positive()
  .max(2 ** 31 - 1)
  .meta({ examples: [1] })
export const timestamp = z.iso.datetime().meta({
  description: 'An ISO 8601 moment in UTC, with milliseconds.',
  examples: ['2026-11-23T08:00:00.000Z'],
})
export const timestampOrNull = timestamp.nullable().meta({ examples: [null] })
export const count = z
  .int()
  .min(0)
  .meta({ examples: [3] })

export const handle = z
  .string()
  .max(limits.handle.max)
  .toLowerCase()
  .regex(/^[a-z0-9_]{2,30}$/, 'A handle is 2 to 30 of a-z, 0-9 and _.')
  .meta({
    description: '2 to 30 of a-z, 0-9 and _; capitals are taken as small letters.',
    examples: ['robin'],
  })

export const displayName = text(limits.displayName).meta({
  description: 'The name that people read; at most 50 characters.',
  examples: ['Robin'],
})
export const bio = text(limits.bio, { blank: true }).meta({
  description: 'At most 300 characters.',
  examples: ['Worms, mostly.'],
})
export const role = z.enum(['user', 'moderator', 'admin'])

export const userRef = z
  .object({
    id,
    handle: z.string().meta({ description: 'Unique; 2 to 30 of a-z, 0-9 and _.', examples: ['robin'] }),
    displayName: z.string().meta({ examples: ['Robin'] }),
  })
  .meta({ id: 'UserRef', description: 'Just enough of an account to name it and link to it.' })
export type UserRef = z.infer<typeof userRef>

export const user = userRef
  .extend({ bio: z.string().meta({ examples: ['Worms, mostly.'] }), role, createdAt: timestamp })
  .meta({ id: 'User', description: 'An account as anybody sees it.' })

export const profile = user
  .extend({
    postCount: count.describe('How many posts and replies of theirs you may see.'),
    suspended: z.boolean().meta({
      description: 'True only for moderators and admins; others do not find a suspended account.',
      examples: [false],
    }),
  })
  .meta({ id: 'Profile', description: 'An account with its counts.' })
export type Profile = z.infer<typeof profile>

export const me = user
  .extend({ email: z.string().meta({ examples: ['robin@example.com'] }), lastSignInAt: timestampOrNull })
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

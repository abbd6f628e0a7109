import { z } from 'zod'

import { deviceSession } from '../auth/auth.schema.js'
import { betweenFields, listFields, pageOf } from '../page.schema.js'
import { post, postRevision } from '../posts/posts.schema.js'
import { text } from '../text.js'
import { count, handle, id, me, role, timestampOrNull } from '../users/users.schema.js'

const search = text(100)
  .meta({ examples: ['worms'] })
  .optional()
  .describe('Only what contains this text.')

export const adminUser = me
  .extend({ suspendedAt: timestampOrNull })
  .meta({ id: 'AdminUser', description: 'An account as moderators and admins see it.' })
export type AdminUser = z.infer<typeof adminUser>

export const adminListPostsInput = z.strictObject({
  state: z.enum(['all', 'visible', 'hidden', 'deleted']).default('all'),
  author: handle.optional(),
  search,
  ...betweenFields,
  ...listFields,
})
export type AdminListPostsInput = z.infer<typeof adminListPostsInput>

export const adminPost = z
  .object({ post, revisions: z.array(postRevision).describe('Newest first.') })
  .meta({ id: 'AdminPost', description: 'A post with everything that it ever said.' })

export const setVisibleInput = z.strictObject({ postId: id, visible: z.boolean() })
export const purged = z.object({ postId: id }).meta({ id: 'Purged' })

export const adminListUsersInput = z.strictObject({
  search,
  role: role.optional(),
  suspended: z.boolean().optional(),
  ...listFields,
})
export type AdminListUsersInput = z.infer<typeof adminListUsersInput>

export const adminUserPage = pageOf(adminUser)
export const setRoleInput = z.strictObject({ userId: id, role })

export const userSession = deviceSession
  .omit({ current: true })
  .meta({ id: 'UserSession', description: "A device that is signed in to somebody's account." })
export type UserSession = z.infer<typeof userSession>

export const endSessionsInput = z.strictObject({
  userId: id,
  sessionId: id.optional().describe('All of them unless told.'),
})

export const statsInput = z.strictObject({
  days: z.int().min(1).max(365).default(30).describe('How many days back, today included.'),
})

const counts = { users: count, posts: count, likes: count }

export const stats = z
  .object({
    totals: z.object(counts),
    days: z.array(z.object({ date: z.iso.date(), ...counts })).describe('One a day in UTC, oldest first.'),
    errors: z
      .array(
        z.object({
          date: z.iso.date(),
          reason: z.string().meta({ examples: ['Internal'] }),
          count,
        }),
      )
      .describe(
        'How often the server could not answer, by day and reason, oldest first; known minutes later.',
      ),
  })
  .meta({ id: 'Stats', description: 'How much there is, and how much came on each day.' })
export type Stats = z.infer<typeof stats>

import { z } from 'zod'

import { id } from '../users/users.schema.js'

const act = z.enum(['hide', 'show', 'delete', 'restore', 'purge'])
export type BulkAct = z.infer<typeof act>

export const bulkInput = z.strictObject({
  act: act.describe('Only an admin purges.'),
  postIds: z
    .array(id)
    .min(1)
    .max(100)
    .refine((ids) => new Set(ids).size === ids.length, 'Name each post once.')
    .meta({ examples: [[1, 2]] }),
})
export type BulkInput = z.infer<typeof bulkInput>

export const bulkAnswer = z
  .object({
    act,
    posts: z
      .array(
        z.object({
          postId: id,
          outcome: z
            .enum(['done', 'unchanged', 'missing'])
            .describe('`unchanged`: it was so before, and is not to be undone.'),
        }),
      )
      .describe('In the order in which they were asked for.'),
  })
  .meta({ id: 'BulkAnswer', description: 'What became of each post.' })
export type BulkAnswer = z.infer<typeof bulkAnswer>

import { z } from 'zod'

import { count, id } from '../users/users.schema.js'

export const likeState = z
  .object({ postId: id, liked: z.boolean().meta({ examples: [true] }), likeCount: count })
  .meta({ id: 'LikeState', description: 'Whether you like a post, and how many do.' })
export type LikeState = z.infer<typeof likeState>

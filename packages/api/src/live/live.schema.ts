import { z } from 'zod'

import { post } from '../posts/posts.schema.js'
import { id } from '../users/users.schema.js'

export const livePost = post
  .omit({ liked: true })
  .meta({ id: 'LivePost', description: 'A post as everybody who sees it is told of it: without your like.' })
export type LivePost = z.infer<typeof livePost>

export const postCreated = z
  .object({ type: z.literal('post.created'), post: livePost })
  .meta({ id: 'PostCreated', description: 'A new post or reply.' })

export const postChanged = z.object({ type: z.literal('post.changed'), post: livePost }).meta({
  id: 'PostChanged',
  description: 'A post that was edited, that you may see again, or that is marked as hidden.',
})

export const postRemoved = z
  .object({ type: z.literal('post.removed'), postId: id })
  .meta({ id: 'PostRemoved', description: 'A post that you may see no more.' })

export const postCounts = z
  .object({ type: z.literal('post.counts'), postId: id, likeCount: z.int(), replyCount: z.int() })
  .meta({ id: 'PostCounts', description: 'How often a post is liked and answered now.' })

export const userChanged = z.object({ type: z.literal('user.changed'), userId: id }).meta({
  id: 'UserChanged',
  description:
    'An account that you see was suspended or let in again, and so were its posts, likes and replies.',
})

export const userRemoved = z.object({ type: z.literal('user.removed'), userId: id }).meta({
  id: 'UserRemoved',
  description:
    'An account that you may see no more, with all its posts; its likes and replies are not counted either.',
})

export const liveReset = z
  .object({ type: z.literal('reset') })
  .meta({ id: 'LiveReset', description: 'What happened since is not known any more: fetch afresh.' })

export const liveEvent = z
  .discriminatedUnion('type', [
    postCreated,
    postChanged,
    postRemoved,
    postCounts,
    userChanged,
    userRemoved,
    liveReset,
  ])
  .meta({
    id: 'LiveEvent',
    description: 'Something that happened in the timeline, as far as you may see it.',
  })
export type LiveEvent = z.infer<typeof liveEvent>

/** Where somebody is in the log of events; opaque to them. */
export const liveCursor = z.string().regex(/^\d{1,19}-\d{1,18}$/)

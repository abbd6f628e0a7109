import { z } from 'zod'

import { listFields, pageOf } from '../page.schema.js'
import { limits, text } from '../text.js'
import { count, handle, id, timestamp, timestampOrNull, userRef } from '../users/users.schema.js'

export const content = text(limits.content).meta({
  description: 'Plain text, 1 to 500 characters as a person counts them.',
  examples: ['First!'],
})

export const post = z
  .object({
    id,
    author: userRef,
    content: z.string().meta({ description: 'Plain text. Never treat it as HTML.', examples: ['First!'] }),
    visible: z
      .boolean()
      .meta({ description: 'False when the author or a moderator hid it.', examples: [true] }),
    createdAt: timestamp,
    editedAt: timestampOrNull,
    deletedAt: timestampOrNull,
    replyToId: id.nullable().meta({ description: 'The post that this one answers.', examples: [null] }),
    likeCount: count,
    replyCount: count.describe('How many replies the public may see.'),
    liked: z.boolean().describe('Whether you like it; false when not signed in.'),
  })
  .meta({ id: 'Post', description: 'A post or a reply.' })
export type Post = z.infer<typeof post>

export const postRevision = z
  .object({
    id,
    content: z.string().meta({ examples: ['Frist!'] }),
    replacedAt: timestamp.describe('When the edit replaced this content.'),
    editor: userRef
      .nullable()
      .describe('Null when the account is gone, and for all but staff when it is not the author.'),
  })
  .meta({ id: 'PostRevision', description: 'What a post said before an edit.' })
export type PostRevision = z.infer<typeof postRevision>

export const postPage = pageOf(post)
export type PostPage = z.infer<typeof postPage>

export const postIdInput = z.strictObject({ postId: id })

export const listPostsInput = z.strictObject({
  author: handle.optional().describe('Only posts of the account with this handle.'),
  replies: z.boolean().default(false).describe('True lists replies too.'),
  ...listFields,
})
export type ListPostsInput = z.infer<typeof listPostsInput>

const moment = timestamp.optional()

export const searchPostsInput = z
  .strictObject({
    text: text(200)
      .meta({ examples: ['worms -"early bird"'] })
      .optional()
      .describe('Words that all occur; "in quotes" as they stand, `or` between either, and - before none.'),
    author: handle.optional().describe('Only posts of the account with this handle.'),
    from: moment.describe('Posted then or later.'),
    to: moment.describe('Posted before then.'),
    ...listFields,
  })
  .refine(
    ({ text: words, author, from, to }) => [words, author, from, to].some((field) => field !== undefined),
    'Search by a text, an author or a time.',
  )
export type SearchPostsInput = z.infer<typeof searchPostsInput>

export const revisionPage = pageOf(postRevision)
export type RevisionPage = z.infer<typeof revisionPage>

export const postListInput = z.strictObject({ postId: id, ...listFields })

export const thread = z
  .object({
    ancestors: z.array(post).describe('What it answers, the first post of the thread first; 50 at most.'),
    post,
    replies: postPage.describe('Its direct replies, oldest first.'),
  })
  .meta({ id: 'Thread', description: 'A post with what it answers and what answers it.' })
export type Thread = z.infer<typeof thread>

export const createPostInput = z.strictObject({
  content,
  replyToId: id.optional().describe('The post to answer.'),
  visible: z.boolean().default(true).describe('False posts it hidden.'),
})
export type CreatePostInput = z.infer<typeof createPostInput>

export const updatePostInput = z.strictObject({ postId: id, content })

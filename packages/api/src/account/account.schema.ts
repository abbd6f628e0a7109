import { z } from 'zod'

import { deviceSession, password } from '../auth/auth.schema.js'
import { serviceToken } from '../service/service.schema.js'
import { id, me, timestamp, timestampOrNull } from '../users/users.schema.js'

export const deleteAccountInput = z.strictObject({ password })
export type DeleteAccountInput = z.infer<typeof deleteAccountInput>
export const deletedAccount = z.object({ userId: id }).meta({ id: 'DeletedAccount' })

const handle = z.string().meta({ examples: ['robin'] })

const userLine = me.omit({ id: true, lastSignInAt: true }).extend({
  type: z.literal('user'),
  suspendedAt: timestampOrNull,
})
const postLine = z.object({
  type: z.literal('post'),
  id,
  author: handle,
  content: z.string(),
  createdAt: timestamp,
  editedAt: timestampOrNull,
  replyTo: id.nullable(),
  visible: z.boolean(),
  hiddenBy: handle.nullable().describe('Yourself; others are not named.'),
  deletedAt: timestampOrNull,
  deletedBy: handle.nullable().describe('Yourself; others are not named.'),
})
const revisionLine = z.object({
  type: z.literal('revision'),
  id,
  post: id,
  content: z.string().describe('What the post said before.'),
  replacedAt: timestamp,
})
const likeLine = z.object({ type: z.literal('like'), user: handle, post: id, createdAt: timestamp })
const sessionLine = deviceSession.omit({ current: true }).extend({
  type: z.literal('session'),
  expiresAt: timestamp,
  revokedAt: timestampOrNull,
})
const tokenLine = serviceToken.omit({ ownerId: true }).extend({ type: z.literal('token') })

export const exportedLine = z
  .discriminatedUnion('type', [userLine, postLine, revisionLine, likeLine, sessionLine, tokenLine])
  .meta({
    id: 'ExportedLine',
    description:
      'A part of what is held of you: accounts, posts and likes as in the files of `linnet export`.',
  })
export type ExportedLine = z.infer<typeof exportedLine>

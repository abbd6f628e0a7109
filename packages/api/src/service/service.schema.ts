import { z } from 'zod'

import { limits, text } from '../text.js'
import { createPostInput } from '../posts/posts.schema.js'
import { id, timestamp, timestampOrNull } from '../users/users.schema.js'

/** What service tokens begin with, and access tokens do not. */
export const serviceTokenPrefix = 'svc_'

/** What a service token may do: for an account, and `posts:write` also by `service.createPost`. */
export const scope = z.enum(['posts:read', 'posts:write', 'likes:write'])
export type Scope = z.infer<typeof scope>

export const serviceToken = z
  .object({
    id,
    name: z.string().meta({ examples: ['weather bot'] }),
    ownerId: id.optional().describe("Whose own token it is; absent where it is the instance's."),
    scopes: z.array(scope),
    createdAt: timestamp,
    expiresAt: timestampOrNull,
    lastUsedAt: timestampOrNull.describe('To the minute.'),
    revokedAt: timestampOrNull,
  })
  .meta({
    id: 'ServiceToken',
    description: 'A secret that another server calls with; the secret itself is never shown again.',
  })
export type ServiceTokenView = z.infer<typeof serviceToken>

export const newServiceToken = serviceToken
  .extend({ token: z.string().describe('The secret; shown this once.') })
  .meta({ id: 'NewServiceToken' })

export const createServiceTokenInput = z.strictObject({
  name: text(limits.tokenName).meta({ examples: ['weather bot'] }),
  scopes: z.array(scope).min(1).max(10),
  expiresInDays: z
    .int()
    .min(1)
    .max(365)
    .meta({ examples: [90] })
    .optional(),
})
export type CreateServiceTokenInput = z.infer<typeof createServiceTokenInput>

export const tokenIdInput = z.strictObject({ tokenId: id })

export const serviceIdentity = serviceToken
  .pick({ name: true, scopes: true, expiresAt: true })
  .meta({ id: 'ServiceIdentity' })

export const serviceCreatePostInput = createPostInput.extend({
  authorId: id.describe('The account to post as.'),
})

/** Whom a service token acts for, in a header of the request. */
export const onBehalfOfHeader = z.object({
  'Linnet-On-Behalf-Of': z
    .stringFormat('id', /^\d{1,10}$/)
    .transform(Number)
    .pipe(id),
})

import { z } from 'zod'

import { isCommonPassword } from './common-passwords.schema.js'
import { inviteCode } from '../invites/invites.schema.js'
import { limits, text } from '../text.js'
import { count, displayName, handle, id, me, timestamp } from '../users/users.schema.js'

const email = z
  .email('This is not an e-mail address.')
  .max(254)
  .toLowerCase()
  .meta({ examples: ['robin@example.com'] })

const newPassword = z
  .string()
  .min(limits.password.min, `At least ${limits.password.min} characters.`)
  .max(limits.password.max, `At most ${limits.password.max} characters.`)
  .refine((value) => !/\p{Surrogate}/u.test(value), 'Broken Unicode cannot be typed again.')
  .refine((value) => !isCommonPassword(value), 'This is one of the passwords that are tried first.')
  .meta({
    description: '8 to 256 characters, any of them, but none of the passwords that are tried first.',
    examples: ['worms before nine'],
  })

export const password = z
  .string()
  .min(1)
  .max(limits.password.max)
  .meta({ examples: ['worms before nine'] })
const refreshToken = z
  .string()
  .min(1)
  .max(200)
  .meta({ examples: ['the refreshToken of the last answer'] })

export const registerInput = z
  .strictObject({
    handle,
    email,
    password: newPassword,
    displayName: displayName.optional().describe('The handle unless told.'),
    invite: inviteCode.optional().describe('Where signing up takes one.'),
  })
  .refine(
    ({ handle: name, email: address, password: chosen }) => ![name, address].includes(chosen.toLowerCase()),
    {
      path: ['password'],
      message: 'A password is not the name that one signs in by.',
    },
  )
export type RegisterInput = z.infer<typeof registerInput>

export const loginInput = z.strictObject({
  identifier: text(254).meta({ description: 'A handle or an e-mail address.', examples: ['robin'] }),
  password,
})
export type LoginInput = z.infer<typeof loginInput>

export const refreshInput = z.strictObject({ refreshToken })
export const changePasswordInput = z.strictObject({ currentPassword: password, newPassword })
export type ChangePasswordInput = z.infer<typeof changePasswordInput>
export const sessionIdInput = z.strictObject({ sessionId: id })

export const sessionGrant = z
  .object({
    user: me,
    accessToken: z.string().describe('Goes into `Authorization: Bearer`; lives ten minutes.'),
    accessTokenExpiresAt: timestamp,
    refreshToken: z.string().describe('Good for one refresh, which gives the next one.'),
    refreshTokenExpiresAt: timestamp,
  })
  .meta({ id: 'SessionGrant', description: 'What a sign-in gives.' })
export type SessionGrant = z.infer<typeof sessionGrant>

export const deviceSession = z
  .object({
    id,
    device: z.string().describe('What the device said of itself at sign-in.'),
    createdAt: timestamp,
    lastUsedAt: timestamp,
    current: z.boolean().describe('Whether this call came from it.'),
  })
  .meta({ id: 'DeviceSession', description: 'A device that is signed in to your account.' })
export type DeviceSession = z.infer<typeof deviceSession>

export const signedOut = z
  .object({ signedOut: count.describe('How many sessions ended.') })
  .meta({ id: 'SignedOut' })

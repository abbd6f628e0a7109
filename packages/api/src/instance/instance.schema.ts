import { z } from 'zod'

import { limits, text } from '../text.js'

export const registration = z
  .enum(['open', 'invite', 'closed'])
  .describe('Who may sign up: anybody, who has an invite, or nobody.')

const longestPost = z
  .int()
  .min(1)
  .max(limits.content)
  .meta({ description: 'How many characters a post may have, as a person counts them.', examples: [500] })

const postsPerHour = z
  .int()
  .min(1)
  .max(100_000)
  .nullable()
  .meta({
    description: 'How many posts an account may write in an hour; null for any number.',
    examples: [null],
  })

const name = text(limits.instanceName).meta({ examples: ['Linnet'] })
const description = text(limits.instanceDescription, { blank: true }).meta({
  description: 'What this place is, as plain text. Never treat it as HTML.',
  examples: ['About worms, mostly.'],
})

export const instance = z
  .object({
    name: z.string().meta({ examples: ['Linnet'] }),
    description: z.string().meta({
      description: 'What this place is, as plain text. Never treat it as HTML.',
      examples: ['About worms, mostly.'],
    }),
    registration,
    limits: z.object({ longestPost, postsPerHour }),
    version: z.string().meta({ description: "The server's version.", examples: ['0.1.0'] }),
  })
  .meta({ id: 'Instance', description: 'What everybody may know of this server.' })
export type Instance = z.infer<typeof instance>

export const updateSettingsInput = z.strictObject({
  name: name.optional(),
  description: description.optional(),
  registration: registration.optional(),
  longestPost: longestPost.optional(),
  postsPerHour: postsPerHour.optional(),
})
export type UpdateSettingsInput = z.infer<typeof updateSettingsInput>

/** How an instance is before an admin sets anything. */
export const firstSettings = {
  name: 'Linnet',
  description: '',
  registration: 'open',
  longestPost: limits.content,
  postsPerHour: null,
} as const satisfies { [Name in keyof Required<UpdateSettingsInput>]: unknown }

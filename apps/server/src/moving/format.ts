import { createHash } from 'node:crypto'
import { schemas, text } from '@linnet/api'
import type { Role } from '@linnet/db'
import { z } from 'zod'

import { email } from '../compat/twitter/twitter.schema.js'

/** Something cannot be exported or imported, and the person who asked can mend it. */
export class MovingError extends Error {
  override name = 'MovingError'
}

/** What comes is named by the keys of where it comes from; what has no time gets that of its import. */
export interface NewUser {
  type: 'user'
  key: string
  handle: string
  /** The handle is a guess, and another will do. */
  guessed: boolean
  email: string | null
  displayName: string
  bio: string
  role: Role
  createdAt: string | null
  suspendedAt: string | null
  passwordHash: string | null
  /** Tells an account that came before from another one that has its key. */
  digest: string
}

export interface NewPost {
  type: 'post'
  key: string
  author: string
  content: string
  createdAt: string | null
  editedAt: string | null
  replyTo: string | null
  visible: boolean
  hiddenBy: string | null
  deletedAt: string | null
  deletedBy: string | null
  digest: string
}

export interface NewLike {
  type: 'like'
  user: string
  post: string
  createdAt: string | null
}

/** One thing that came, or why it cannot; `where` is where to look for it. */
export type Arrival = { where: string } & ({ item: NewUser | NewPost | NewLike } | { problem: string })

/** Where something comes from. */
export interface Source {
  /** Its name unless the operator gives one: keys mean something only within it. */
  name: string
  /** True when there is one account in it. */
  single: boolean
  arrivals: AsyncIterable<Arrival>
}

/** Clocks differ a little. */
const leewayMs = 60_000

export const moment = z.iso
  .datetime({ offset: true, error: 'This is not an ISO 8601 moment, such as 2026-11-23T06:00:00Z.' })
  .transform((value) => new Date(value).toISOString())
  .refine((value) => value >= '1970', 'This is before 1970.')
  .refine((value) => Date.parse(value) <= Date.now() + leewayMs, 'This is in the future.')

/** The limit of 500 is a rule for writing; what was written elsewhere stays whole, as far as the database can hold it. */
const largestContent = 10_000
export const anyContent = text(largestContent).refine(
  (value) => Array.from(value).length <= largestContent,
  `At most ${largestContent} characters.`,
)

const handle = schemas.handle
const postId = z
  .union([z.int(), z.string().min(1).max(200)], 'A number or a word.')
  .transform(String)
  .pipe(text(200))

export const header = z.object({
  type: z.literal('linnet'),
  version: z.literal(1, 'This Linnet reads version 1.'),
  source: text(100),
  exportedAt: z.string().optional(),
  account: handle.nullish(),
})

const userLine = z
  .strictObject({
    type: z.literal('user'),
    handle,
    email: email.nullish(),
    displayName: schemas.displayName.nullish(),
    bio: schemas.bio.nullish(),
    role: schemas.role.nullish(),
    createdAt: moment.nullish(),
    suspendedAt: moment.nullish(),
    passwordHash: z
      .string()
      .max(500)
      .regex(/^\$argon2id\$[\x21-\x7e]+$/, 'Only argon2id is understood.')
      .nullish(),
  })
  .transform((line): NewUser => {
    const { email = null, displayName, createdAt = null, suspendedAt = null, passwordHash = null } = line
    return {
      ...line,
      key: line.handle,
      guessed: false,
      email,
      displayName: displayName ?? line.handle,
      bio: line.bio ?? '',
      role: line.role ?? 'user',
      createdAt,
      suspendedAt,
      passwordHash,
      digest: digestOf(email, createdAt),
    }
  })

const postLine = z
  .strictObject({
    type: z.literal('post'),
    id: postId,
    author: handle,
    content: anyContent,
    createdAt: moment,
    editedAt: moment.nullish(),
    replyTo: postId.nullish(),
    visible: z.boolean().nullish(),
    hiddenBy: handle.nullish(),
    deletedAt: moment.nullish(),
    deletedBy: handle.nullish(),
  })
  .refine(({ createdAt, editedAt }) => !editedAt || editedAt >= createdAt, {
    path: ['editedAt'],
    error: 'This is before it was made.',
  })
  .refine(({ createdAt, deletedAt }) => !deletedAt || deletedAt >= createdAt, {
    path: ['deletedAt'],
    error: 'This is before it was made.',
  })
  .refine(({ visible, hiddenBy }) => visible === false || !hiddenBy, {
    path: ['hiddenBy'],
    error: 'It is visible.',
  })
  .refine(({ deletedAt, deletedBy }) => deletedAt || !deletedBy, {
    path: ['deletedBy'],
    error: 'It is not deleted.',
  })
  .transform((line): NewPost => {
    const { id, editedAt = null, replyTo = null, hiddenBy = null, deletedAt = null, deletedBy = null } = line
    const digest = digestOf(line.author, line.createdAt)
    const visible = line.visible ?? true
    return { ...line, key: id, editedAt, replyTo, visible, hiddenBy, deletedAt, deletedBy, digest }
  })

const likeLine = z
  .strictObject({ type: z.literal('like'), user: handle, post: postId, createdAt: moment.nullish() })
  .transform(({ createdAt = null, ...line }): NewLike => ({ ...line, createdAt }))

const end = z.strictObject({ type: z.literal('end') })

/** A line after the header. */
export const line = z.discriminatedUnion('type', [userLine, postLine, likeLine, end], {
  error: 'The type is none of user, post, like and end.',
})

export function digestOf(...parts: (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16)
}

/** `content: At most 500 characters.` */
export function problemOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join(' ')
}

import { schemas } from '@linnet/api'
import { z } from 'zod'

import { Failure } from '../failure.js'

const largestInt = 2 ** 31 - 1
const largestPage = 100

/** Numbers and booleans are taken as their words, for the exercise's own clients send `123` for a password. */
function words(word: z.ZodType<string, string>) {
  return z
    .union([z.string(), z.number(), z.boolean().transform((is) => (is ? 'True' : 'False'))], {
      error: ({ input }) => (input === null ? 'none is not an allowed value' : 'str type expected'),
    })
    .transform(String)
    .pipe(word)
}

/** An address on a network of one's own needs no dot. */
export const email = z
  .string()
  .max(254)
  .regex(
    /^[^\s\p{Control}\p{Surrogate}@]+@[^\s\p{Control}\p{Surrogate}@]+$/u,
    'value is not a valid email address',
  )
  .toLowerCase()
  .pipe(z.string().max(254))

const password = z.string().min(1).max(256)

const notInteger = 'value is not a valid integer'
const integer = z
  .union([z.int(), z.string().regex(/^[+-]?\d{1,15}$/, notInteger)], notInteger)
  .transform(Number)

const from0 = integer.pipe(z.number().min(0, 'ensure this value is greater than or equal to 0'))

export const newUser = z.object({ email: words(email), password: words(password) })
export const newTweet = z.object({ text: words(schemas.content) })
export const newLike = z.object({ tweet_id: integer })
export const userAddress = z.object({ user_id: integer })

/** A part of more than a hundred is one of a hundred. */
export const slice = z.object({
  skip: from0.pipe(z.number().max(largestInt)).default(0),
  limit: from0.transform((limit) => Math.min(limit, largestPage)).default(largestPage),
})

/** True for an id that a row can have. */
export function isId(id: number): boolean {
  return id > 0 && id <= largestInt
}

/** Reads a part of the request, or answers as FastAPI does: 422, with what is wrong where. */
export function read<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: 'path' | 'query' | 'body',
): z.infer<Schema> {
  if (part === 'body' && !isObject(value)) {
    const isMissing = value === undefined || value === null
    const said = isMissing
      ? { msg: 'field required', type: 'value_error.missing' }
      : { msg: 'value is not a valid dict', type: 'type_error.dict' }
    throw unprocessable([{ loc: [part], ...said }])
  }
  const found = schema.safeParse(value)
  if (found.success) return found.data
  throw unprocessable(
    found.error.issues.map(({ path, message, code }) => {
      const isMissing = isObject(value) && path.length === 1 && !Object.hasOwn(value, path[0] ?? '')
      const said = isMissing
        ? { msg: 'field required', type: 'value_error.missing' }
        : { msg: message, type: typeOf(message, code) }
      return { loc: [part, ...path.map(String)], ...said }
    }),
  )
}

export function unprocessable(detail: { loc: (string | number)[]; msg: string; type: string }[]): Failure {
  return new Failure(422, { detail })
}

const types: Record<string, string> = {
  'none is not an allowed value': 'type_error.none.not_allowed',
  'str type expected': 'type_error.str',
  'value is not a valid integer': 'type_error.integer',
  'value is not a valid email address': 'value_error.email',
  'ensure this value is greater than or equal to 0': 'value_error.number.not_ge',
}

function typeOf(message: string, code: string): string {
  return types[message] ?? `value_error.${code}`
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

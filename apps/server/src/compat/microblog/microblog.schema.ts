import { schemas } from '@linnet/api'
import { z } from 'zod'

const largestInt = 2 ** 31 - 1
const largestPage = 100

const whole = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

/** Pages are counted from 1; a page of more than a hundred is one of a hundred. */
export function pageQuery(perPage: number) {
  return z
    .object({
      order_by: z.string().optional(),
      page: whole.pipe(z.int().min(1).max(largestInt)).default(1),
      per_page: whole.default(perPage),
    })
    .transform(({ order_by: order, page, per_page: asked }) => {
      const limit = Math.min(asked, largestPage)
      const direction: 'asc' | 'desc' = order === 'asc' ? 'asc' : 'desc'
      return { skip: (page - 1) * limit, limit, direction }
    })
}

export const address = z.object({ id: z.string() })

/** An address takes whole numbers only; undefined is one that no post has. */
export const postId = z
  .object({
    id: z
      .string()
      .regex(/^\d{1,10}$/)
      .transform(Number)
      .pipe(z.int().positive().max(largestInt)),
  })
  .transform(({ id }) => id)

export const someObject = z.record(z.string(), z.unknown())

export const credentials = z.object({ username: z.string().min(1), password: z.string().min(1) })

export const registration = z.object({
  username: schemas.handle,
  password: z.string().min(1).max(256),
})

const visible = z.union([z.boolean(), z.literal([0, 1])]).transform(Boolean)

export const repositoryPost = z.object({ post_text: schemas.content })
export const printedPost = z.object({ content: schemas.content, visible: visible.default(true) })
export const postChange = z.object({ content: schemas.content.optional(), visible: visible.optional() })

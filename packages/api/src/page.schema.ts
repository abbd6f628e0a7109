import { z } from 'zod'

/** For procedures that take nothing: nothing, or an empty object, and no garbage. */
export const noInput = z.strictObject({}).optional()

export const listFields = {
  cursor: z
    .string()
    .max(200)
    .optional()
    .describe('`nextCursor` of the page before; left out for the first page.'),
  limit: z.int().min(1).max(100).default(20).describe('How many items at most.'),
}

const moment = z.iso.datetime().optional()

/** Part of a list by its time. */
export const betweenFields = {
  from: moment.describe('Then or later.'),
  to: moment.describe('Before then.'),
}

export const listInput = z.strictObject(listFields)
export type ListInput = z.infer<typeof listInput>

/** A page of a list. `pageOf` lets the SDK's types say `Page<T>`. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z
    .object({
      items: z.array(item),
      nextCursor: z
        .string()
        .nullable()
        .meta({ description: 'Null on the last page.', examples: [null] }),
    })
    .meta({ pageOf: true })
}

/** What a cursor says: the list that it is of, and the moment and id of the last item before the page. */
export const cursorParts = z.tuple([
  z.string(),
  z.iso.datetime(),
  z
    .int()
    .positive()
    .max(2 ** 31 - 1),
])

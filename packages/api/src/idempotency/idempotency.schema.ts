import { z } from 'zod'

export const keyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[!-~]{1,64}$/, '1 to 64 visible ASCII characters without spaces, best a UUID.'),
  calls: z.literal(1, 'A call with a key goes alone, not in a batch.'),
})

/** The same text for the same JSON, in whatever order its fields came. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}

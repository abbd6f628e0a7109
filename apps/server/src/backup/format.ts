import { z } from 'zod'

/** A backup cannot be taken or read, and the person who asked can mend it. */
export class BackupError extends Error {
  override name = 'BackupError'
}

/**
 * A backup is gzip of JSON Lines: this header, each table followed by its rows, and the end. A row is an array of its
 * columns' values, each as the text that Postgres itself writes, or null: nothing is rounded, whatever its type.
 */
export const header = z.object({
  linnet: z.literal('backup'),
  version: z.literal(1),
  takenAt: z.string(),
  migrations: z.array(z.string()),
})

export const tableHead = z.object({ table: z.string(), columns: z.array(z.string()) })

export const end = z.object({
  end: z.literal(true),
  rows: z.int(),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), called: z.boolean() })),
})
export type End = z.infer<typeof end>

/** How many rows travel at a time; it bounds the memory. */
export const batchSize = 500

export interface Progress {
  table: string
  rows: number
}

export interface Totals {
  tables: number
  rows: number
}

import type { Model, QueryBuilder } from '@linnet/db'

import { AppError } from './errors.js'
import { cursorParts, type ListInput } from './page.schema.js'

/** A part of a list by numbers, for clients that count their way through it; pages of our own go by keyset. */
export interface Slice {
  skip: number
  limit: number
  direction?: 'asc' | 'desc'
}

/** One page of a list, newest or oldest first, by a moment and an id that breaks ties. */
export interface PageOrder {
  /** Names the list inside the cursor, so that another list's cursor is refused. */
  list: string
  at: string
  id: string
  direction?: 'asc' | 'desc'
}

interface Key {
  pageAt: string
  pageId: number
}

/** Runs a list as one statement by keyset: the cursor stays right while rows come and go. */
export async function fetchPage<Row extends object>(
  query: QueryBuilder<Model>,
  { list, at, id, direction = 'desc' }: PageOrder,
  { cursor, limit }: ListInput,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  query
    .select(`${at} as pageAt`, `${id} as pageId`)
    .orderBy([
      { column: at, order: direction },
      { column: id, order: direction },
    ])
    .limit(limit + 1)
  if (cursor !== undefined) {
    const after = decodeCursor(list, cursor)
    const order = direction === 'desc' ? '<' : '>'
    query.whereRaw(`(??, ??) ${order} (?::timestamptz, ?::integer)`, [at, id, after.pageAt, after.pageId])
  }
  const found = await query.castTo<(Row & Key)[]>()
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const nextCursor = found.length > limit && last ? encodeCursor(list, last) : null
  return { rows, nextCursor }
}

/** Before the first row of a list that is oldest first. */
export function startOf(list: string): string {
  return encodeCursor(list, { pageAt: new Date(0).toISOString(), pageId: 1 })
}

/** The list that a cursor is of. */
export function listIn(cursor: string): string {
  return parseCursor(cursor)[0]
}

/** What is of a time: then or later, and before then. */
export function onlyBetween(
  query: QueryBuilder<Model>,
  column: string,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): void {
  if (from !== undefined) query.where(column, '>=', new Date(from))
  if (to !== undefined) query.where(column, '<', new Date(to))
}

function encodeCursor(list: string, { pageAt, pageId }: Key): string {
  return Buffer.from(JSON.stringify([list, pageAt, pageId])).toString('base64url')
}

function decodeCursor(list: string, cursor: string): Key {
  const [madeFor, pageAt, pageId] = parseCursor(cursor)
  if (madeFor !== list) throw new AppError('ValidationFailed')
  return { pageAt, pageId }
}

function parseCursor(cursor: string) {
  try {
    return cursorParts.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (cause) {
    throw new AppError('ValidationFailed', { cause })
  }
}

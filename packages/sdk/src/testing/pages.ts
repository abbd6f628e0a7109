import { schemas } from '@linnet/api/pure'

import type { Page } from '../api.gen.js'
import { invalid, refusal } from './refusal.js'

interface Order<Row> {
  /** Names the list inside the cursor, so that another list's cursor is refused. */
  list: string
  at: (row: Row) => string
  id: (row: Row) => number
  direction?: 'asc' | 'desc'
}

interface Asked {
  cursor?: string | undefined
  limit: number
}

/** One page by keyset, newest first unless told. */
export function pageOf<Row, Item>(
  rows: Row[],
  { list, at, id, direction = 'desc' }: Order<Row>,
  { cursor, limit, show }: Asked & { show: (row: Row) => Item },
): Page<Item> {
  const sign = direction === 'asc' ? 1 : -1
  const compare = (row: Row, [otherAt, otherId]: [string, number]) =>
    sign * (at(row) === otherAt ? id(row) - otherId : at(row) < otherAt ? -1 : 1)
  const after = cursor === undefined ? undefined : placeOf(list, cursor)
  const found = rows
    .filter((row) => !after || compare(row, after) > 0)
    .toSorted((row, other) => compare(row, [at(other), id(other)]))
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(show),
    nextCursor: found.length > limit && last ? cursorOf([list, at(last), id(last)]) : null,
  }
}

/** Whether it is of a time: then or later, and before then. */
export function isBetween(
  { createdAt }: { createdAt: string },
  { from, to }: { from?: string | undefined; to?: string | undefined },
): boolean {
  const at = Date.parse(createdAt)
  return (from === undefined || at >= Date.parse(from)) && (to === undefined || at < Date.parse(to))
}

export const newestFirst = {
  at: ({ createdAt }: { createdAt: string }) => createdAt,
  id: ({ id }: { id: number }) => id,
}

/** Before the first row of a list that is oldest first. */
export function startOf(list: string): string {
  return cursorOf([list, new Date(0).toISOString(), 1])
}

/** The list that a cursor is of. */
export function listIn(cursor: string): string {
  return partsOf(cursor)[0]
}

function cursorOf(parts: [string, string, number]): string {
  return btoa(JSON.stringify(parts)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function placeOf(list: string, cursor: string): [string, number] {
  const [madeFor, at, id] = partsOf(cursor)
  if (madeFor !== list) throw refusal('ValidationFailed')
  return [at, id]
}

function partsOf(cursor: string): [string, string, number] {
  const parts = schemas.cursorParts.safeParse(parse(cursor))
  if (!parts.success) throw invalid(parts.error)
  return parts.data
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))
  } catch {
    throw refusal('ValidationFailed')
  }
}

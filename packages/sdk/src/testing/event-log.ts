/** A line of the log: what changed, never what it says. As the server has it. */
export interface Entry {
  kind: 'start' | 'created' | 'changed' | 'removed' | 'counts' | 'account' | 'session'
  /** A post, an account or a session, by the kind. */
  subjectId: number
  authorId: number | null
  /** Who saw the post: for `removed` before, and else after. */
  seenBy: SeenBy | null
}

export type SeenBy = 'everyone' | 'author' | 'staff'

export interface Line extends Entry {
  place: number
}

export interface EventLog {
  add(entry: Pick<Entry, 'kind' | 'subjectId'> & Partial<Entry>): void
  /** What came after a place; of several changes of a post's counts only the last. */
  after(place: number): Line[]
  isKnown(place: number): boolean
  newest(): number
  /** Calls back when something was added; answers how to stop. */
  onAdded(listener: () => void): () => void
}

const dayMs = 24 * 3600 * 1000

/** Keeps a day and its newest line. */
export function createEventLog(now: () => Date): EventLog {
  const listeners = new Set<() => void>()
  let lines: (Line & { at: number })[] = []

  function add(entry: Pick<Entry, 'kind' | 'subjectId'> & Partial<Entry>): void {
    const place = newest() + 1
    lines.push({ authorId: null, seenBy: null, ...entry, place, at: now().getTime() })
    for (const listener of listeners) listener()
  }

  function newest(): number {
    return lines.at(-1)?.place ?? 0
  }

  function trim(): void {
    const since = now().getTime() - dayMs
    lines = lines.filter(({ at, place }) => at >= since || place === newest())
  }

  add({ kind: 'start', subjectId: 0 })
  return {
    add,
    after(place) {
      const found = lines.filter((line) => line.place > place)
      const lastOf = new Map(found.map((line) => [`${line.kind} ${line.subjectId}`, line]))
      return found.filter(
        (line) =>
          line.kind !== 'counts' ||
          lastOf.get(`${line.kind} ${line.subjectId}`) === line ||
          line === found.at(-1),
      )
    },
    isKnown(place) {
      trim()
      return lines.some((line) => line.place === place)
    },
    newest,
    onAdded(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

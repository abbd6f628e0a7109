const aDay = 24 * 3600 * 1000

/** What a form or an address says of a field; nothing where it says nothing. */
export function saidOf(name: string, where: { get(name: string): unknown }): string {
  const value = where.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** An address's query, without what was left empty. */
export function queryOf(fields: object): URLSearchParams {
  const given: [string, unknown][] = Object.entries(fields)
  return new URLSearchParams(given.flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])))
}

/** A handle as people may write it. */
export function bareHandle(handle: string): string {
  return handle.replace(/^@/, '').toLowerCase()
}

/** What to ask a list for, from the beginning of a day to the end of another. Days are those of UTC. */
export function betweenDays({ from, to }: { from: string; to: string }): { from?: string; to?: string } {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  return {
    ...(Number.isFinite(first) && { from: new Date(first).toISOString() }),
    ...(Number.isFinite(last) && { to: new Date(last + aDay).toISOString() }),
  }
}

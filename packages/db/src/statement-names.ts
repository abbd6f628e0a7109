/** Asked so often, a statement is worth a name: Postgres plans what has none anew each time. */
const often = 5
/** A connection holds each of them. */
const mostNames = 300
const mostCounted = 5000

const counts = new Map<string, number>()
const names = new Map<string, string>()

/**
 * The name under which each connection prepares a statement that is asked again and again; undefined for others. So are
 * those that take every column, which Postgres refuses once a migration has added one, and those of several statements.
 */
export function nameOf(sql: string): string | undefined {
  const name = names.get(sql)
  if (name !== undefined || names.size === mostNames) return name
  const count = (counts.get(sql) ?? 0) + 1
  if (count < often) {
    if (counts.size === mostCounted) counts.clear()
    counts.set(sql, count)
    return undefined
  }
  counts.delete(sql)
  if (!/^(?:select|with|insert|update|delete)\b/i.test(sql.trimStart()) || /[^(]\*|;/.test(sql))
    return undefined
  names.set(sql, `linnet_${names.size + 1}`)
  return names.get(sql)
}

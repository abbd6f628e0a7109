/** Asked so often, a statement is worth a name: Postgres plans what has none anew each time. */
const often = 5
/** A connection holds each of them. */
const mostNames = 300
const mostCounted = 5000

/** The name under which each connection of a pool prepares a statement; undefined for most. */
export type NameOf = (sql: string) => string | undefined

/**
 * Names what is asked again and again, but for what takes every column, which Postgres refuses once a migration has added
 * one, and for several statements in one.
 */
export function statementNames(): NameOf {
  const counts = new Map<string, number>()
  const names = new Map<string, string>()
  return (sql) => {
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
}

/** Rows with numbers, in the order that they came in. */
export interface Table<Row extends { id: number }> {
  add(fields: Omit<Row, 'id'>): Row
  get(id: number | null): Row | undefined
  where(isMeant: (row: Row) => boolean): Row[]
  first(isMeant: (row: Row) => boolean): Row | undefined
  remove(rows: Row[]): void
}

export function createTable<Row extends { id: number }>(): Table<Row> {
  const rows = new Map<number, Row>()
  let lastId = 0
  const where = (isMeant: (row: Row) => boolean) => [...rows.values()].filter(isMeant)
  return {
    add(fields) {
      lastId += 1
      // The fields are all but the id.
      const row = { ...fields, id: lastId } as Row
      rows.set(lastId, row)
      return row
    },
    get: (id) => (id === null ? undefined : rows.get(id)),
    where,
    first: (isMeant) => where(isMeant)[0],
    remove: (gone) => {
      for (const { id } of gone) rows.delete(id)
    },
  }
}

export interface Figure {
  id: string
  measured: number
  target: number
  unit: string
  /** A score has to be reached; all else is a cost. */
  isScore?: boolean
}

export function fits({ measured, target, isScore = false }: Figure): boolean {
  return isScore ? measured >= target : measured <= target
}

/** The better of two measurements of each. */
export function merge(before: Figure[], after: Figure[]): Figure[] {
  return after.map((figure) => {
    const earlier = before.find(({ id }) => id === figure.id)
    if (earlier === undefined) return figure
    const isBetter = figure.isScore ? earlier.measured > figure.measured : earlier.measured < figure.measured
    return isBetter ? earlier : figure
  })
}

export function row(figure: Figure): string {
  const { id, measured, target, unit, isScore = false } = figure
  const columns = [
    'BUDGET',
    id.padEnd(34),
    `${Number(measured.toFixed(3))} ${unit}`.padStart(12),
    `${isScore ? '>=' : '<='} ${target} ${unit}`.padStart(12),
    fits(figure) ? 'PASS' : 'FAIL',
  ]
  return columns.join('  ')
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

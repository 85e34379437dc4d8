/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value that the given share of all values does not exceed (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('Nothing was measured')
  return value
}

/** Smallest and largest value, as people read them. */
export function spread(values: readonly number[], digits = 0): string {
  return `${decimal(Math.min(...values), digits)}–${decimal(Math.max(...values), digits)}`
}

export function decimal(value: number, digits = 0): string {
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

/** A ratio as people read it, with as many digits as tell something. */
export function times(ratio: number): string {
  return `${decimal(ratio, ratio < 0.1 ? 3 : ratio < 10 ? 2 : 0)} ×`
}

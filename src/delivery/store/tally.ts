/**
 * How many items there are by day. Lists are asked for with any span of days: once the days are
 * counted, every span is a subtraction.
 */
export class Tally {
  /** Days in their order, as the number 20261124. */
  readonly #days: Int32Array
  /** How many items there are up to the end of each day. */
  readonly #upTo: Int32Array

  /** Takes days (`2026-11-24`) in their order, and their counts. */
  constructor(days: readonly string[], counts: readonly number[]) {
    this.#days = Int32Array.from(days, numberOf)
    let sum = 0
    this.#upTo = Int32Array.from(counts, (count) => (sum += count))
  }

  /** Bytes it takes. */
  get size(): number {
    return this.#days.byteLength + this.#upTo.byteLength
  }

  /** How many items there are from one day to another, both included; null is without end. */
  between(from: string | null, to: string | null): number {
    const before = from === null ? 0 : this.#sumBefore(numberOf(from))
    const until = to === null ? Infinity : numberOf(to) + 1
    return Math.max(0, this.#sumBefore(until) - before)
  }

  #sumBefore(day: number): number {
    let [low, high] = [0, this.#days.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#days[middle] ?? 0) < day) low = middle + 1
      else high = middle
    }
    return low === 0 ? 0 : (this.#upTo[low - 1] ?? 0)
  }
}

function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''))
}

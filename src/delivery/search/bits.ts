const WIDTH = 32

/** A set of row numbers: one bit each, so that the sets of two words meet in microseconds. */
export class Bits {
  #units: Uint32Array

  constructor(rows = 0) {
    this.#units = new Uint32Array(Math.ceil((rows + 1) / WIDTH))
  }

  /** Bytes it takes. */
  get size(): number {
    return this.#units.byteLength
  }

  has(row: number): boolean {
    return (((this.#units[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1
  }

  add(row: number): void {
    const at = row >>> 5
    if (at >= this.#units.length) this.#grow(at)
    this.#units[at] = (this.#units[at] ?? 0) | (1 << (row & 31))
  }

  /** Adds rows; the highest first, so that room is made once. */
  addAll(rows: readonly number[]): this {
    for (let at = rows.length - 1; at >= 0; at -= 1) this.add(rows[at] ?? 0)
    return this
  }

  delete(row: number): void {
    const at = row >>> 5
    if (at < this.#units.length) this.#units[at] = (this.#units[at] ?? 0) & ~(1 << (row & 31))
  }

  /** Takes in all rows of another set. */
  include(other: Bits): this {
    const theirs = other.#units
    if (theirs.length > this.#units.length) this.#grow(theirs.length - 1)
    const own = this.#units
    for (let at = 0; at < theirs.length; at += 1) own[at] = (own[at] ?? 0) | (theirs[at] ?? 0)
    return this
  }

  /** Keeps only rows of another set. */
  keep(other: Bits): this {
    const own = this.#units
    const theirs = other.#units
    for (let at = 0; at < own.length; at += 1) own[at] = (own[at] ?? 0) & (theirs[at] ?? 0)
    return this
  }

  /** Leaves out the rows of another set. */
  leave(other: Bits): this {
    const own = this.#units
    const theirs = other.#units
    const shared = Math.min(own.length, theirs.length)
    for (let at = 0; at < shared; at += 1) own[at] = (own[at] ?? 0) & ~(theirs[at] ?? 0)
    return this
  }

  copy(): Bits {
    const copy = new Bits()
    copy.#units = this.#units.slice()
    return copy
  }

  count(): number {
    let total = 0
    for (const unit of this.#units) total += bitsOf(unit)
    return total
  }

  /** How many there are from one row to before another. */
  countBetween(first: number, last: number): number {
    if (first >= last) return 0
    const [from, to] = [first >>> 5, (last - 1) >>> 5]
    let total = 0
    for (let at = from; at <= to; at += 1) {
      let unit = this.#units[at] ?? 0
      if (at === from) unit &= -1 << (first & 31)
      if (at === to) unit &= -1 >>> (31 - ((last - 1) & 31))
      total += bitsOf(unit)
    }
    return total
  }

  /** The first row from this one on; Infinity if there is none. */
  firstFrom(row: number): number {
    let at = row >>> 5
    let unit = (this.#units[at] ?? 0) & (-1 << (row & 31))
    while (unit === 0) {
      at += 1
      if (at >= this.#units.length) return Infinity
      unit = this.#units[at] ?? 0
    }
    return at * WIDTH + 31 - Math.clz32(unit & -unit)
  }

  /** The last row up to this one; -1 if there is none. */
  lastUpTo(row: number): number {
    if (row < 0) return -1
    let at = row >>> 5
    let unit = (this.#units[at] ?? 0) & (-1 >>> (31 - (row & 31)))
    while (unit === 0) {
      at -= 1
      if (at < 0) return -1
      unit = this.#units[at] ?? 0
    }
    return at * WIDTH + 31 - Math.clz32(unit)
  }

  /** Calls with each row, highest first. */
  each(visit: (row: number) => void): void {
    const units = this.#units
    for (let at = units.length - 1; at >= 0; at -= 1) {
      let unit = units[at] ?? 0
      while (unit !== 0) {
        const highest = 31 - Math.clz32(unit)
        visit(at * WIDTH + highest)
        unit ^= 1 << highest
      }
    }
  }

  toArray(): number[] {
    const rows: number[] = []
    this.each((row) => rows.push(row))
    return rows
  }

  #grow(last: number): void {
    const wider = new Uint32Array(last + 1 + (last >>> 4))
    wider.set(this.#units)
    this.#units = wider
  }
}

function bitsOf(unit: number): number {
  if (unit === 0) return 0
  let bits = unit - ((unit >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The rows that all of these sets have; at least one set. */
export function meet([first, ...others]: Bits[]): Bits {
  const met = first?.copy() ?? new Bits()
  for (const other of others) met.keep(other)
  return met
}

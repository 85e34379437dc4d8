const WIDTH = 32
/** What a row in a list may take, so that the list takes half of what the bits do. */
const FEW_BYTES = 8

/** A set of row numbers that is only looked at. */
export type RowSet = Bits | Few | Either

/** Few row numbers, in ascending order. */
export class Few {
  readonly rows: Uint32Array | readonly number[]

  constructor(rows: Uint32Array | readonly number[]) {
    this.rows = rows
  }

  /** Bytes it takes. */
  get size(): number {
    return this.rows.length * 4
  }

  has(row: number): boolean {
    const { rows } = this
    let low = 0
    let high = rows.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((rows[middle] ?? 0) < row) low = middle + 1
      else high = middle
    }
    return rows[low] === row
  }

  [Symbol.dispose](): void {}
}

export const NONE = new Few([])

/** The rows of two sets without a third one that would hold both: most are in the first. */
export class Either {
  readonly most: Bits
  readonly few: Few

  constructor(most: Bits, few: Few) {
    this.most = most
    this.few = few
  }

  /** Bytes both take. */
  get size(): number {
    return this.most.size + this.few.size
  }

  has(row: number): boolean {
    return this.most.has(row) || this.few.has(row)
  }

  [Symbol.dispose](): void {}
}

const MOST_SPARE = 8
/** Memory that sets gave back: to make some for each set of each query takes longer than to fill it. */
const spare: Uint32Array[] = []
const NO_UNITS = new Uint32Array(0)

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
  addAll(rows: Few['rows']): this {
    for (let at = rows.length - 1; at >= 0; at -= 1) this.add(rows[at] ?? 0)
    return this
  }

  delete(row: number): void {
    const at = row >>> 5
    if (at < this.#units.length) this.#units[at] = (this.#units[at] ?? 0) & ~(1 << (row & 31))
  }

  /** Takes in all rows of another set. */
  include(other: RowSet): this {
    if (other instanceof Few) return this.addAll(other.rows)
    if (other instanceof Either) return this.include(other.most).include(other.few)
    const theirs = other.#units
    if (theirs.length > this.#units.length) this.#grow(theirs.length - 1)
    const own = this.#units
    for (let at = 0; at < theirs.length; at += 1) own[at] = (own[at] ?? 0) | (theirs[at] ?? 0)
    return this
  }

  /** Keeps only rows of another set. */
  keep(other: RowSet): this {
    const own = this.#units
    if (other instanceof Few) {
      const kept = rowsWithin(other, [this])
      own.fill(0)
      return this.addAll(kept)
    }
    if (other instanceof Either) {
      const kept = rowsWithin(other.few, [this])
      return this.keep(other.most).addAll(kept)
    }
    const theirs = other.#units
    const shared = Math.min(own.length, theirs.length)
    for (let at = 0; at < shared; at += 1) own[at] = (own[at] ?? 0) & (theirs[at] ?? 0)
    own.fill(0, shared)
    return this
  }

  /** Leaves out the rows of another set. */
  leave(other: RowSet): this {
    if (other instanceof Few) {
      for (const row of other.rows) this.delete(row)
      return this
    }
    if (other instanceof Either) return this.leave(other.most).leave(other.few)
    const own = this.#units
    const theirs = other.#units
    const shared = Math.min(own.length, theirs.length)
    for (let at = 0; at < shared; at += 1) own[at] = (own[at] ?? 0) & ~(theirs[at] ?? 0)
    return this
  }

  /** The same rows in as little memory as they need. */
  packed(): Bits | Few {
    const count = this.count()
    if (count * FEW_BYTES >= this.size) return this
    const rows = new Uint32Array(count)
    let at = count
    this.each((row) => {
      at -= 1
      rows[at] = row
    })
    return new Few(rows)
  }

  copy(): Bits {
    const copy = new Bits(-1)
    const length = this.#units.length
    const units = spare.pop()
    if (!units || units.length < length) {
      copy.#units = this.#units.slice()
      return copy
    }
    units.set(this.#units)
    units.fill(0, length)
    copy.#units = units
    return copy
  }

  /** Gives its memory to later sets. */
  [Symbol.dispose](): void {
    if (spare.length < MOST_SPARE) spare.push(this.#units)
    this.#units = NO_UNITS
  }

  count(): number {
    let total = 0
    const units = this.#units
    for (let at = 0; at < units.length; at += 1) total += countOf(units[at] ?? 0)
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
      total += countOf(unit)
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

function countOf(unit: number): number {
  if (unit === 0) return 0
  let bits = unit - ((unit >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** A set of its own with the rows of another. */
export function bitsOf(rows: RowSet): Bits {
  if (rows instanceof Bits) return rows.copy()
  return rows instanceof Few ? new Bits().addAll(rows.rows) : rows.most.copy().include(rows.few)
}

/** The rows of both sets; where few are added to many, these are shared. */
export function either(one: RowSet, other: RowSet): RowSet {
  const all = bitsOf(one).include(other)
  const most = one instanceof Either ? one.most : one
  if (!(most instanceof Bits)) return all.packed()
  const beyond = all.copy().leave(most).packed()
  if (beyond instanceof Bits) return all.packed()
  return beyond.size === 0 ? most : new Either(most, beyond)
}

/** The rows of a set that are in all of these too. */
export function within(among: Bits, sets: readonly RowSet[]): Bits | Few {
  const smallest = smallestOf(sets)
  if (smallest instanceof Few) return new Few(rowsWithin(smallest, [among, ...sets]))
  const rows = among.copy()
  for (const set of sets) rows.keep(set)
  return rows
}

/** The rows that all of these sets have; at least one set. */
export function meet(sets: readonly RowSet[]): Bits {
  const smallest = smallestOf(sets)
  const met = smallest ? bitsOf(smallest) : new Bits()
  for (const set of sets) if (set !== smallest) met.keep(set)
  return met
}

function smallestOf(sets: readonly RowSet[]): RowSet | undefined {
  let smallest = sets[0]
  for (const set of sets) if (smallest && set.size < smallest.size) smallest = set
  return smallest
}

function rowsWithin(few: Few, sets: readonly RowSet[]): number[] {
  const rows: number[] = []
  for (const row of few.rows) {
    if (sets.every((set) => set === few || set.has(row))) rows.push(row)
  }
  return rows
}

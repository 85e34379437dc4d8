import type { Place } from './indexing.ts'
import { firstOf, roomFor, wider } from './numbers.ts'

/** Up to so many new rows are put in among the others one by one; more are sorted with them. */
const FEW = 1000

/**
 * Rows in the order of hits that fit equally well: newest first. About 28 bytes per row; a row's rank
 * changes with every row that is added.
 */
export class Order {
  #days = new Int32Array(0)
  #published = new Float64Array(0)
  #ties = new Float64Array(0)
  #ranks = new Int32Array(0)
  #rows = new Int32Array(0)
  #added: number[] = []

  /** How many ranks there are. */
  get length(): number {
    return this.#rows.length
  }

  rowAt(rank: number): number {
    return this.#rows[rank] ?? 0
  }

  rankOf(row: number): number {
    return this.#ranks[row] ?? 0
  }

  placeAt(row: number): Place {
    return {
      day: this.#days[row] ?? 0,
      published: this.#published[row] ?? 0,
      tie: this.#ties[row] ?? 0,
    }
  }

  /** The first rank below a place. */
  rankBelow(place: Place): number {
    return firstOf(this.#rows, (row) => {
      const { day, published, tie } = this.placeAt(row)
      return (day - place.day || published - place.published || tie - place.tie) < 0
    })
  }

  /** Notes where a further row belongs; its number is higher than those of all before. */
  add(row: number, { day, published, tie }: Place): void {
    if (row >= this.#days.length) this.#makeRoom(row)
    this.#days[row] = day
    this.#published[row] = published
    this.#ties[row] = tie
    this.#added.push(row)
  }

  /** Gives ranks to what was added, and none to what is there no more. */
  renew(isThere: (row: number) => boolean): void {
    this.#rows = this.#with(this.#rows.filter(isThere), Int32Array.from(this.#added))
    this.#added = []
    for (const [rank, row] of this.#rows.entries()) this.#ranks[row] = rank
  }

  clear(): void {
    this.#rows = new Int32Array(0)
    this.#added = []
  }

  #with(before: Int32Array, added: Int32Array): Int32Array<ArrayBuffer> {
    const rows = new Int32Array(before.length + added.length)
    if (added.length > FEW) {
      rows.set(before)
      rows.set(added, before.length)
      return rows.sort(this.#newestFirst)
    }
    let taken = 0
    for (const [at, row] of added.sort(this.#newestFirst).entries()) {
      const older = firstOf(before, (other) => this.#newestFirst(row, other) < 0)
      rows.set(before.subarray(taken, older), taken + at)
      rows[older + at] = row
      taken = older
    }
    rows.set(before.subarray(taken), taken + added.length)
    return rows
  }

  /** Negative if the first is newer. */
  readonly #newestFirst = (a: number, b: number): number =>
    (this.#days[b] ?? 0) - (this.#days[a] ?? 0) ||
    (this.#published[b] ?? 0) - (this.#published[a] ?? 0) ||
    (this.#ties[b] ?? 0) - (this.#ties[a] ?? 0) ||
    b - a

  #makeRoom(last: number): void {
    const length = roomFor(last)
    this.#days = wider(this.#days, new Int32Array(length))
    this.#published = wider(this.#published, new Float64Array(length))
    this.#ties = wider(this.#ties, new Float64Array(length))
    this.#ranks = wider(this.#ranks, new Int32Array(length))
  }
}

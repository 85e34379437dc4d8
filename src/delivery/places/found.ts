import type { Bits } from '../search/bits.ts'
import type { Order, Position } from './order.ts'

/** Items that were found, in an order. */
export class Found {
  readonly #order: Order
  /** By rank. */
  readonly #ranks: Bits
  /** The ranks that count: from the first to before the last. */
  readonly #first: number
  readonly #last: number

  constructor(order: Order, ranks: Bits, { first = 0, last = order.size } = {}) {
    this.#order = order
    this.#ranks = ranks
    this.#first = first
    this.#last = Math.max(first, last)
  }

  /** The same between two ranks only. */
  between(first: number, last: number): Found {
    return new Found(this.#order, this.#ranks, { first, last })
  }

  /** Bytes it takes. */
  get size(): number {
    return this.#ranks.size
  }

  /** How many there are. */
  get total(): number {
    return this.#ranks.countBetween(this.#first, this.#last)
  }

  /** The keys of the next items from the beginning, or after a position; `down`: from the end. */
  page({ after, down, limit }: { after: Position | null; down: boolean; limit: number }): number[] {
    const keys: number[] = []
    const low = after && !down ? this.#order.rankFrom(after, { after: true }) : 0
    const high = after && down ? this.#order.rankFrom(after, { after: false }) : this.#order.size
    const first = Math.max(low, this.#first)
    const last = Math.min(high, this.#last)
    const step = down ? -1 : 1
    for (let rank = down ? last - 1 : first; keys.length < limit; rank += step) {
      rank = down ? this.#ranks.lastUpTo(rank) : this.#ranks.firstFrom(rank)
      if (rank < first || rank >= last) break
      keys.push(this.#order.keyAt(rank))
    }
    return keys
  }

  /** The keys of the items next to one, whether it is among these or not. */
  beside(key: number): { before: number | null; after: number | null } {
    const rank = this.#order.rankOf(key)
    const [before, after] = [this.#ranks.lastUpTo(rank - 1), this.#ranks.firstFrom(rank + 1)]
    return {
      before: before >= this.#first ? this.#order.keyAt(before) : null,
      after: after < this.#last ? this.#order.keyAt(after) : null,
    }
  }

  /** Where an item of these stands. */
  positionOf(key: number): Position {
    return this.#order.positionOf(key)
  }

  /** Calls with the key of each item. */
  each(visit: (key: number) => void): void {
    for (let rank = this.#ranks.firstFrom(this.#first); rank < this.#last;) {
      visit(this.#order.keyAt(rank))
      rank = this.#ranks.firstFrom(rank + 1)
    }
  }
}

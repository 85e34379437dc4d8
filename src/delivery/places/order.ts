import { Bits } from '../search/bits.ts'
import { firstOf } from '../search/numbers.ts'
import type { Store } from '../store/index.ts'
import type { Column } from './column.ts'

/** What items are ordered by. */
export type By = 'starts_at' | 'title_key' | 'ord'

/** Where an item stands: the value it is ordered by, and what breaks ties. */
export type Position = [value: string, publishedAt: string, id: string, language: string]

const TIES = 'published_at, id, language'
/** Positions remembered: pages begin where others ended. */
const MOST_POSITIONS = 3000

/**
 * The public items of one type in one order, by the keys of their rows; the place of an item in it is
 * its rank. Read when first asked for and kept up with every change.
 */
export class Order {
  readonly #store: Store
  readonly #type: string
  readonly #by: By
  /** In ascending order. */
  #keys: Int32Array
  #highestKey = 0
  /** By key, beginning with 1; shared by all types. */
  readonly #ranks: Column<Int32Array>
  readonly #positions = new Map<number, Position>()

  constructor(
    store: Store,
    { type, by, ranks }: { type: string; by: By; ranks: Column<Int32Array> },
  ) {
    this.#store = store
    this.#type = type
    this.#by = by
    this.#ranks = ranks
    const sql = `SELECT json_group_array(key) AS keys FROM (
      SELECT key FROM items WHERE type = ? AND state = 'put' ORDER BY ${by}, ${TIES})`
    const keys: number[] = JSON.parse(String(store.get(sql, type)?.keys))
    this.#keys = Int32Array.from(keys)
    this.#rank(0)
  }

  get size(): number {
    return this.#keys.length
  }

  keyAt(rank: number): number {
    return this.#keys[rank] ?? 0
  }

  /** Calls with every key, in order. */
  each(visit: (key: number) => void): void {
    for (const key of this.#keys) visit(key)
  }

  /** No key is above it. */
  get highestKey(): number {
    return this.#highestKey
  }

  /** The ranks of those items whose keys fulfil a condition. */
  ranksWhere(isWanted: (key: number) => boolean): Bits {
    const keys = this.#keys
    const ranks = new Bits(keys.length)
    for (let rank = 0; rank < keys.length; rank += 1) {
      if (isWanted(keys[rank] ?? 0)) ranks.add(rank)
    }
    return ranks
  }

  /** -1 if the item is not among these. */
  rankOf(key: number): number {
    const rank = this.#ranks.get(key) - 1
    return this.#keys[rank] === key ? rank : -1
  }

  /** Where the item of this key stands. */
  positionOf(key: number): Position {
    const held = this.#positions.get(key)
    if (held) return held
    const sql = `SELECT json_array(${this.#by}, ${TIES}) AS position FROM items WHERE key = ?`
    const position: Position = JSON.parse(String(this.#store.get(sql, key)?.position))
    if (this.#positions.size >= MOST_POSITIONS) this.#positions.clear()
    this.#positions.set(key, position)
    return position
  }

  /** The rank of the first item at a position or after it; or, if `after`, only after it. */
  rankFrom(position: Position, { after }: { after: boolean }): number {
    const key = this.#keyFrom(position, { after })
    return key === null ? this.#keys.length : this.rankOf(key)
  }

  /** The first rank whose key fulfils what all keys of higher ranks fulfil as well. */
  firstRank(isReached: (key: number) => boolean): number {
    return firstOf(this.#keys, isReached)
  }

  /**
   * Takes the items of these keys out, whatever became of them. To be done in all orders before `putIn`:
   * a key may come back as that of an item of another type.
   */
  takeOut(touched: readonly number[]): void {
    for (const key of touched) this.#positions.delete(key)
    const gone = new Set(touched.filter((key) => this.rankOf(key) >= 0))
    if (gone.size === 0) return
    const first = Math.min(...[...gone].map((key) => this.rankOf(key)))
    this.#keys = this.#keys.filter((key) => !gone.has(key))
    for (const key of gone) this.#ranks.set(key, 0)
    this.#rank(first)
  }

  /** Puts those of these items in that are public and of this type. */
  putIn(touched: readonly number[]): void {
    const added = this.#store
      .all(
        `SELECT key FROM items WHERE +type = ? AND state = 'put'
         AND key IN (SELECT value FROM json_each(?)) ORDER BY ${this.#by}, ${TIES}`,
        this.#type,
        JSON.stringify(touched),
      )
      .map(({ key }) => Number(key))
    if (added.length === 0) return
    const kept = this.#keys
    const places = this.#placesOf(added)
    this.#keys = new Int32Array(kept.length + added.length)
    let [from, length] = [0, 0]
    for (const { key, at } of places) {
      this.#keys.set(kept.subarray(from, at), length)
      length += at - from
      this.#keys[length++] = key
      from = at
    }
    this.#keys.set(kept.subarray(from), length)
    this.#rank(places[0]?.at ?? 0)
  }

  /** The ranks that items go before, which are in this order by now; from the last on, as they may follow one another. */
  #placesOf(added: readonly number[]): { key: number; at: number }[] {
    const places = new Map<number, number>()
    for (const key of added.toReversed()) {
      const next = this.#keyFrom(this.positionOf(key), { after: true })
      const at = next === null ? this.#keys.length : (places.get(next) ?? this.rankOf(next))
      places.set(key, at)
    }
    return added.map((key) => ({ key, at: places.get(key) ?? 0 }))
  }

  #keyFrom(position: Position, { after }: { after: boolean }): number | null {
    const key = this.#store.get(
      `SELECT key FROM items WHERE type = ? AND state = 'put'
       AND (${this.#by}, ${TIES}) ${after ? '>' : '>='} (?, ?, ?, ?)
       ORDER BY ${this.#by}, ${TIES} LIMIT 1`,
      this.#type,
      ...position,
    )?.key
    return typeof key === 'number' ? key : null
  }

  /** Gives the items from a rank on their ranks; those before have kept theirs. */
  #rank(first: number): void {
    const keys = this.#keys
    for (let rank = first; rank < keys.length; rank += 1) {
      const key = keys[rank] ?? 0
      if (key > this.#highestKey) this.#highestKey = key
      this.#ranks.set(key, rank + 1)
    }
  }
}

import type { Store } from '../store/index.ts'
import type { Column } from './column.ts'

/** What items are ordered by. */
export type By = 'starts_at' | 'title_key' | 'ord'

/** Where an item stands: the value it is ordered by, and what breaks ties. */
export type Position = [value: string, publishedAt: string, id: string, language: string]

const TIES = 'published_at, id, language'
/** Positions remembered: pages begin where others ended. */
const MOST_POSITIONS = 10_000

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
    this.#rank()
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
    return this.#rankNext(position, { after, without: [] })
  }

  /** The first rank whose key fulfils what all keys of higher ranks fulfil as well. */
  firstRank(isReached: (key: number) => boolean): number {
    let [low, high] = [0, this.#keys.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isReached(this.#keys[middle] ?? 0)) high = middle
      else low = middle + 1
    }
    return low
  }

  /** Takes in what became of the items of these keys, of whatever type. */
  change(touched: readonly number[]): void {
    for (const key of touched) this.#positions.delete(key)
    const gone = touched.filter((key) => this.rankOf(key) >= 0)
    const added = this.#store
      .all(
        `SELECT key FROM items WHERE +type = ? AND state = 'put'
         AND key IN (SELECT value FROM json_each(?)) ORDER BY ${this.#by}, ${TIES}`,
        this.#type,
        JSON.stringify(touched),
      )
      .map(({ key }) => Number(key))
    if (gone.length === 0 && added.length === 0) return
    const inserted = added.map((key) => ({
      key,
      at: this.#rankNext(this.positionOf(key), { after: true, without: touched }),
    }))
    const kept = this.#keys
    const left = new Set(gone)
    this.#keys = new Int32Array(kept.length - gone.length + added.length)
    let [next, length] = [0, 0]
    for (let rank = 0; rank <= kept.length; rank += 1) {
      for (; inserted[next]?.at === rank; next += 1) {
        this.#keys[length++] = inserted[next]?.key ?? 0
      }
      const key = kept[rank]
      if (key !== undefined && !left.has(key)) this.#keys[length++] = key
    }
    for (const key of gone) this.#ranks.set(key, 0)
    this.#rank()
  }

  #rankNext(
    position: Position,
    { after, without }: { after: boolean; without: readonly number[] },
  ): number {
    const others = without.length > 0 ? 'AND key NOT IN (SELECT value FROM json_each(?))' : ''
    const key = this.#store.get(
      `SELECT key FROM items WHERE type = ? AND state = 'put'
       AND (${this.#by}, ${TIES}) ${after ? '>' : '>='} (?, ?, ?, ?) ${others}
       ORDER BY ${this.#by}, ${TIES} LIMIT 1`,
      this.#type,
      ...position,
      ...(without.length > 0 ? [JSON.stringify(without)] : []),
    )?.key
    return typeof key === 'number' ? this.rankOf(key) : this.#keys.length
  }

  #rank(): void {
    const keys = this.#keys
    for (let rank = 0; rank < keys.length; rank += 1) this.#ranks.set(keys[rank] ?? 0, rank + 1)
  }
}

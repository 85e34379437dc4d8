import { firstOf } from '../search/numbers.ts'
import type { Store } from '../store/index.ts'

const KEY = 'SELECT key FROM filter_values WHERE type = ? AND name = ? AND value = ?'
const ITEMS = `SELECT json_group_array(item) AS items FROM (
  SELECT item FROM filters WHERE filter = ? ORDER BY item)`
const NAMED = 'SELECT value FROM filter_values WHERE type = ? AND name = ?'

/**
 * Which items have which value of a filter: their keys in ascending order, four bytes for each. Read
 * when a value is first asked for, then kept up with every change.
 */
export class Values {
  readonly #store: Store
  readonly #held = new Map<number, Int32Array>()

  constructor(store: Store) {
    this.#store = store
  }

  /** The items that have a value. */
  having({ type, name, value }: { type: string; name: string; value: string }): Int32Array {
    const key = this.#store.known(KEY, type, name, value)[0]?.key
    if (typeof key !== 'number') return new Int32Array(0)
    const held = this.#held.get(key)
    if (held) return held
    const read = numbersIn(this.#store.get(ITEMS, key)?.items)
    this.#held.set(key, read)
    return read
  }

  /** All values that items of a type have under a name, with their items. */
  all(type: string, name: string): { value: string; items: Int32Array }[] {
    return this.#store.known(NAMED, type, name).map(({ value }) => ({
      value: String(value),
      items: this.having({ type, name, value: String(value) }),
    }))
  }

  /** Takes in what became of the items of these keys. */
  change(touched: readonly number[]): void {
    const gone = new Set(touched)
    const has = this.#store.all(
      'SELECT filter, item FROM filters WHERE item IN (SELECT value FROM json_each(?))',
      JSON.stringify(touched),
    )
    const added = Map.groupBy(has, ({ filter }) => Number(filter))
    for (const [filter, items] of this.#held) {
      const more = (added.get(filter) ?? []).map(({ item }) => Number(item))
      if (more.length === 0 && !touched.some((key) => isIn(items, key))) continue
      const kept = items.filter((key) => !gone.has(key))
      const next = new Int32Array(kept.length + more.length)
      next.set(kept)
      next.set(more, kept.length)
      this.#held.set(filter, next.sort())
    }
  }
}

function isIn(items: Int32Array, key: number): boolean {
  return items[firstOf(items, (item) => item >= key)] === key
}

function numbersIn(json: unknown): Int32Array {
  const numbers: number[] = JSON.parse(String(json ?? '[]'))
  return Int32Array.from(numbers)
}

import type { FacetName, Listing } from '../answers/listing.ts'
import type { ValueCount } from '../places/index.ts'
import type { Bits } from './bits.ts'
import type { Filter } from './filter.ts'
import { numbersIn, type Rows, type Tables } from './rows.ts'

type Entry = { rows: Map<string, number[]>; upTo: number }

/** So many new rows are looked up one by one. */
const FEW_NEW = 1000

const ALL = `SELECT v.value, json_group_array(f.item) AS items
  FROM filter_values v JOIN filters f ON f.filter = v.key WHERE v.name = ? GROUP BY v.value`
const NEWER = `SELECT v.value, json_group_array(f.item) AS items
  FROM json_each(?) n CROSS JOIN filters f ON f.item = n.value
  CROSS JOIN filter_values v ON v.key = f.filter AND v.name = ? GROUP BY v.value`

/**
 * Counts what a query finds by the values of a filter. Which rows have which value is read once and
 * remembered, four bytes for each: to ask the filters about every hit would take a hundred times as
 * long.
 */
export class Facets {
  readonly #tables: Tables
  readonly #rows: Rows
  readonly #filter: Filter
  #era = 0
  readonly #held = new Map<FacetName, Entry>()

  constructor(options: { tables: Tables; rows: Rows; filter: Filter }) {
    this.#tables = options.tables
    this.#rows = options.rows
    this.#filter = options.filter
  }

  /** How many of the rows fulfil a listing, its filter of this name left out, by the filter's values. */
  count(rows: Bits, listing: Listing, name: FacetName): ValueCount[] {
    const found = this.#filter.narrow(rows, listing, { without: name })
    if (name === 'type') return this.#byType(found, listing)
    if (name === 'year') return this.#byYear(found)
    return [...this.#rowsOf(name)]
      .map(([value, having]) => ({ value, count: shared(found, having) }))
      .filter(({ count }) => count > 0)
  }

  #byType(found: Bits, listing: Listing): ValueCount[] {
    return listing.types
      .map((type) => {
        const those = this.#filter.narrow(found, { ...listing, types: [type] })
        return { value: type.type, count: those.count() }
      })
      .filter(({ count }) => count > 0)
  }

  #byYear(found: Bits): ValueCount[] {
    const counts = new Map<number, number>()
    found.each((row) => {
      const { day } = this.#rows.order.placeAt(row)
      counts.set(day, (counts.get(day) ?? 0) + 1)
    })
    const years = new Map<string, number>()
    for (const [day, count] of counts) {
      const year = new Date(day * DAY).toISOString().slice(0, 4)
      years.set(year, (years.get(year) ?? 0) + count)
    }
    return [...years].map(([value, count]) => ({ value, count }))
  }

  #rowsOf(name: FacetName): Map<string, number[]> {
    if (this.#era !== this.#rows.era) this.#held.clear()
    this.#era = this.#rows.era
    const { last } = this.#rows
    const held = this.#held.get(name)
    if (held?.upTo === last) return held.rows
    const isNear = held !== undefined && last - held.upTo <= FEW_NEW
    const rows = isNear ? held.rows : new Map<string, number[]>()
    const read = isNear
      ? this.#tables.all(NEWER, JSON.stringify(this.#rows.itemsAfter(held.upTo)), name)
      : this.#tables.all(ALL, name)
    for (const { value, items } of read) {
      const having = numbersIn(items).map((key) => this.#rows.rowOf(key))
      rows.set(String(value), [...(rows.get(String(value)) ?? []), ...having])
    }
    this.#held.set(name, { rows, upTo: last })
    return rows
  }
}

const DAY = 86_400_000

function shared(found: Bits, rows: number[]): number {
  let count = 0
  for (const row of rows) if (found.has(row)) count += 1
  return count
}

import type { FacetName, Listing } from '../answers/listing.ts'
import type { Places, ValueCount } from '../places/index.ts'
import type { Bits } from './bits.ts'
import type { Filter } from './filter.ts'
import type { Rows } from './rows.ts'

/** Counts what a query finds by the values of a filter. */
export class Facets {
  readonly #places: Places
  readonly #rows: Rows
  readonly #filter: Filter

  constructor(options: { places: Places; rows: Rows; filter: Filter }) {
    this.#places = options.places
    this.#rows = options.rows
    this.#filter = options.filter
  }

  /** How many of the rows fulfil a listing, its filter of this name left out, by the filter's values. */
  count(rows: Bits, listing: Listing, name: FacetName): ValueCount[] {
    const found = this.#filter.narrow(rows, listing, { without: name })
    if (name === 'type') return this.#byType(found, listing)
    if (name === 'year') return this.#byYear(found)
    return this.#byValue(found, listing, name)
  }

  #byValue(found: Bits, listing: Listing, name: FacetName): ValueCount[] {
    const counts = new Map<string, number>()
    for (const { type } of listing.types) {
      for (const { value, items } of this.#places.valuesOf(type, name)) {
        counts.set(value, (counts.get(value) ?? 0) + this.#shared(found, items))
      }
    }
    return [...counts].map(([value, count]) => ({ value, count })).filter(({ count }) => count > 0)
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

  #shared(found: Bits, items: Int32Array): number {
    let count = 0
    for (const key of items) if (found.has(this.#rows.rowOf(key))) count += 1
    return count
  }
}

const DAY = 86_400_000

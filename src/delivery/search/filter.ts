import type { FacetName, Listing } from '../answers/listing.ts'
import { reachOf, selectionOf } from '../answers/select.ts'
import type { Places, Selection } from '../places/index.ts'
import { Bits, bitsOf, type RowSet } from './bits.ts'
import type { Rows } from './rows.ts'

type Entry = { rows: Bits; version: number }

const MOST_HELD = 40

/** Narrows what a query finds to what a listing asks for. */
export class Filter {
  readonly #places: Places
  readonly #rows: Rows
  readonly #known = new Map<string, Entry>()

  constructor(options: { places: Places; rows: Rows }) {
    this.#places = options.places
    this.#rows = options.rows
  }

  /** Those of the rows that are public and asked for, one filter left out, as a new set. */
  narrow(rows: RowSet, listing: Listing, { without }: { without?: FacetName } = {}): Bits {
    const within = bitsOf(rows).keep(this.#rows.alive)
    const { types, languages, fallback, channel } = listing
    if (isOpen(listing, without)) {
      const name = [types.map(({ type }) => type), languages, fallback, channel].join(' ')
      return within.keep(this.#held(name, () => types.map(({ type }) => reachOf(type, listing))))
    }
    const options = without ? { without } : {}
    const asked = types.map(({ type }) => selectionOf(type, listing, options))
    return within.keep(this.#held(JSON.stringify(asked), () => asked))
  }

  /** All rows of some selections, remembered by a name until something changes. */
  #held(name: string, selections: () => Selection[]): Bits {
    const held = this.#known.get(name)
    this.#known.delete(name)
    const { version } = this.#rows
    const rows = held?.version === version ? held.rows : this.#find(selections())
    this.#known.set(name, { rows, version })
    const [oldest] = this.#known.keys()
    if (this.#known.size > MOST_HELD && oldest !== undefined) this.#known.delete(oldest)
    return rows
  }

  #find(asked: Selection[]): Bits {
    const found = new Bits(this.#rows.last)
    for (const where of asked) {
      this.#places.find(where, 'date').each((key) => {
        const row = this.#rows.rowOf(key)
        if (row > 0) found.add(row)
      })
    }
    return found
  }
}

/** Nothing is asked for beyond types, languages and a website. */
function isOpen({ filters, years, from, to }: Listing, without?: FacetName): boolean {
  const hasYears = years.length > 0 && without !== 'year'
  const hasFilters = filters.some(({ name }) => name !== without)
  return !hasYears && !hasFilters && from === null && to === null
}

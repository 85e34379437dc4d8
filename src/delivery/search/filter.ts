import type { FacetName, Listing } from '../answers/listing.ts'
import { reachOf, selectionOf } from '../answers/select.ts'
import type { Places, Selection } from '../places/index.ts'
import { Bits } from './bits.ts'
import type { Rows } from './rows.ts'

type Entry = { rows: Bits; version: number }

const MOST_HELD = 40

/** Narrows what a query finds to what a listing asks for. */
export class Filter {
  readonly #places: Places
  readonly #rows: Rows
  readonly #held = new Map<string, Entry>()

  constructor(options: { places: Places; rows: Rows }) {
    this.#places = options.places
    this.#rows = options.rows
  }

  /** Those of the rows that are public and asked for, one filter left out, as a new set. */
  narrow(rows: Bits, listing: Listing, { without }: { without?: FacetName } = {}): Bits {
    const within = rows.copy().keep(this.#rows.alive)
    const open = isOpen(listing, without)
    const asked = listing.types.map(({ type }) =>
      open ? reachOf(type, listing) : selectionOf(type, listing, without ? { without } : {}),
    )
    return within.keep(this.#rowsOf(asked))
  }

  /** All rows of some selections, remembered. */
  #rowsOf(asked: Selection[]): Bits {
    const key = JSON.stringify(asked)
    const held = this.#held.get(key)
    this.#held.delete(key)
    const { version } = this.#rows
    const rows = held?.version === version ? held.rows : this.#find(asked)
    this.#held.set(key, { rows, version })
    const [oldest] = this.#held.keys()
    if (this.#held.size > MOST_HELD && oldest !== undefined) this.#held.delete(oldest)
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

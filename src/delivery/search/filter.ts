import type { FacetName, Listing } from '../answers/listing.ts'
import { conditionOf, type Condition, reachOf } from '../answers/select.ts'
import { type Bits, bitsOf, type RowSet } from './bits.ts'
import { numbersIn, type Rows, type Tables } from './rows.ts'

type Entry = { rows: Bits; version: number; upTo: number }

const MOST_HELD = 40
/** Up to so many hits are looked at one by one; a set of all that fulfils a condition pays later. */
const FEW = 5000
/** So many new rows are looked at one by one. */
const FEW_NEW = 1000

const KEYS = 'SELECT json_group_array(i.key) AS keys FROM items i WHERE'

/** Narrows what a query finds to what a listing asks for. */
export class Filter {
  readonly #tables: Tables
  readonly #rows: Rows
  #era = 0
  readonly #held = new Map<string, Entry>()

  constructor(options: { tables: Tables; rows: Rows }) {
    this.#tables = options.tables
    this.#rows = options.rows
  }

  /** Those of the rows that are public and asked for, one filter left out, as a new set. */
  narrow(rows: RowSet, listing: Listing, { without }: { without?: FacetName } = {}): Bits {
    const { types, languages, fallback, channel } = listing
    const names = types.map(({ type }) => type)
    const grows = fallback.length === 0
    const reach = this.#fulfilling([names, languages, fallback, channel].join(' '), {
      condition: () => reachOf(names, listing),
      grows,
    })
    const within = bitsOf(rows).keep(this.#rows.alive).keep(reach)
    if (isOpen(listing, without)) return within
    const condition = conditionOf(listing, without ? { without } : {})
    if (within.count() > FEW) {
      const key = JSON.stringify([condition.sql, condition.values])
      return within.keep(this.#fulfilling(key, { condition: () => condition, grows }))
    }
    const keys = within.toArray().map((row) => this.#rows.itemAt(row))
    return this.#rows.ofItems(this.#keys(condition, keys)).keep(within)
  }

  /**
   * All rows that fulfil a condition, remembered by its name. `grows`: what a row fulfils does not
   * depend on others, so that only newer ones have to be looked at after a change.
   */
  #fulfilling(
    key: string,
    { condition, grows }: { condition: () => Condition; grows: boolean },
  ): Bits {
    if (this.#era !== this.#rows.era) this.#held.clear()
    this.#era = this.#rows.era
    const held = this.#held.get(key)
    this.#held.delete(key)
    const { last, version } = this.#rows
    if (held?.version === version) {
      this.#held.set(key, held)
      return held.rows
    }
    const rows =
      held && grows && last - held.upTo <= FEW_NEW
        ? held.rows.include(
            this.#rows.ofItems(this.#keys(condition(), this.#rows.itemsAfter(held.upTo))),
          )
        : this.#rows.ofItems(this.#keys(condition()))
    this.#held.set(key, { rows, version, upTo: last })
    const [oldest] = this.#held.keys()
    if (this.#held.size > MOST_HELD && oldest !== undefined) this.#held.delete(oldest)
    return rows
  }

  #keys({ sql, values }: Condition, among?: number[]): number[] {
    const answer =
      among === undefined
        ? this.#tables.get(`${KEYS} ${sql}`, ...values)
        : this.#tables.get(
            `${KEYS} i.key IN (SELECT value FROM json_each(?)) AND ${sql}`,
            JSON.stringify(among),
            ...values,
          )
    return numbersIn(answer?.keys)
  }
}

/** Nothing is asked for beyond types, languages and a website. */
function isOpen({ filters, years, from, to }: Listing, without?: FacetName): boolean {
  const hasYears = years.length > 0 && without !== 'year'
  const hasFilters = filters.some(({ name }) => name !== without)
  return !hasYears && !hasFilters && from === null && to === null
}

import type { StoredItem } from '#contract/item.ts'
import { itemOf, ROW_COLUMNS, toRow, type ItemRow, type Store } from '../store/index.ts'
import { Memo } from '../store/memo.ts'
import type { Noted } from './notes.ts'
import { readSites, type Site } from './sites.ts'

/** A row and its item without the body; no item for a tombstone. */
export type Variant = { readonly row: ItemRow; readonly item: StoredItem | null }

/** What stands in an answer in place of a link or placeholder, null if its target is not public. */
export type Filling = { bytes: Buffer | null } & Noted

/** A public item as it stands in a list. */
export type Summary = { bytes: Buffer } & Noted

const MOST_BYTES = 8 * 1024 * 1024
const MOST_BYTES_OF_SUMMARIES = 40 * 1024 * 1024
/** A parsed item takes about that much more than its text. */
const PARSED = 4

/**
 * What answers have in common, kept until the store changes: linked items, what stands in place of
 * links, and sites. Everything is bounded.
 */
export class Library {
  readonly store: Store
  #generation = -1
  readonly #variants = new Memo<Variant[]>({
    most: MOST_BYTES,
    sizeOf: (variants) =>
      variants.reduce((sum, { row }) => sum + 1000 + row.summary.length * PARSED, 0),
  })
  readonly #fillings = new Memo<Filling>({
    most: MOST_BYTES,
    sizeOf: ({ bytes, tags }) => (bytes?.length ?? 0) + 200 + tags.length * 60,
  })
  readonly #summaries = new Memo<Summary>({
    most: MOST_BYTES_OF_SUMMARIES,
    sizeOf: ({ bytes, tags }) => bytes.length + 200 + tags.length * 60,
  })
  #sites = new Map<string, Site>()

  constructor(store: Store) {
    this.store = store
  }

  /** All variants of an id, tombstones too. */
  variants(id: string): Variant[] {
    this.#renew()
    return this.#variants.get(id, () =>
      this.store
        .all(`SELECT ${ROW_COLUMNS} FROM items i WHERE i.id = ? ORDER BY i.language`, id)
        .map((value) => new StoredVariant(toRow(value))),
    )
  }

  /** What fills a place; `make` says it the first time. */
  filling(place: string, make: () => Filling): Filling {
    this.#renew()
    return this.#fillings.get(place, make)
  }

  /**
   * Summaries by the keys of their rows, without those that are gone; `write` makes what is not held.
   * `name` tells one form of the same item from another.
   */
  summaries(
    name: string,
    keys: number[],
    write: (missing: number[]) => Map<number, Summary>,
  ): Map<number, Summary> {
    this.#renew()
    const missing = keys.filter((key) => this.#summaries.peek(name + key) === undefined)
    const found = missing.length > 0 ? write(missing) : new Map<number, Summary>()
    for (const key of keys) {
      const held = this.#summaries.peek(name + key)
      if (held) found.set(key, held)
    }
    for (const key of missing) {
      const summary = found.get(key)
      if (summary) this.#summaries.set(name + key, summary)
    }
    return found
  }

  sites(): Map<string, Site> {
    this.#renew()
    return this.#sites
  }

  #renew(): void {
    if (this.#generation === this.store.generation) return
    this.#generation = this.store.generation
    this.#variants.clear()
    this.#fillings.clear()
    this.#summaries.clear()
    this.#sites = readSites(this.store)
  }
}

/** Reads its item when it is first asked for: most variants are only counted or passed over. */
class StoredVariant {
  readonly row: ItemRow
  #item: StoredItem | null | undefined

  constructor(row: ItemRow) {
    this.row = row
  }

  get item(): StoredItem | null {
    this.#item ??= itemOf(this.row, { body: false })
    return this.#item
  }
}

/** The public variant in the first of these languages, else in the original's, else in any. */
export function pickVariant(
  variants: Variant[],
  languages: readonly string[],
): (Variant & { item: StoredItem }) | null {
  const open = variants.filter(({ row }) => row.state === 'put')
  const wanted = [...languages, open[0]?.row.original ?? '', 'de']
  const found = wanted
    .map((language) => open.find(({ row }) => row.language === language))
    .find((variant) => variant !== undefined)
  const { row, item } = found ?? open[0] ?? { row: null, item: null }
  return item && { row, item }
}

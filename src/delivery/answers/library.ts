import type { StoredItem } from '#contract/item.ts'
import { itemOf, ROW_COLUMNS, toRow, type ItemRow, type Store } from '../store/index.ts'
import { Memo } from '../store/memo.ts'
import type { Noted } from './notes.ts'
import { Parts } from './parts.ts'
import { readSites, type Site } from './sites.ts'

/** A row and its item without the body; no item for a tombstone. */
export type Variant = { readonly row: ItemRow; readonly item: StoredItem | null }

/** What stands in an answer in place of a link or placeholder, null if its target is not public. */
export type Filling = { bytes: Buffer | null } & Noted

const MOST_BYTES = 8 * 1024 * 1024
/** On the disk: about what a store of 100,000 releases takes. */
const MOST_BYTES_OF_PARTS = 2 ** 30
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
  readonly #parts: Parts
  #sites = new Map<string, Site>()

  constructor(store: Store) {
    this.store = store
    this.#parts = new Parts({ path: `${store.file}.parts`, most: MOST_BYTES_OF_PARTS })
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

  /** Items as they stand in lists. */
  get parts(): Parts {
    this.#renew()
    return this.#parts
  }

  sites(): Map<string, Site> {
    this.#renew()
    return this.#sites
  }

  close(): void {
    this.#parts.close()
  }

  #renew(): void {
    if (this.#generation === this.store.generation) return
    this.#generation = this.store.generation
    this.#variants.clear()
    this.#fillings.clear()
    this.#parts.clear()
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

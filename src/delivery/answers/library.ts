import type { StoredItem } from '#contract/item.ts'
import { itemOf, ROW_COLUMNS, toRow, type ItemRow, type Store } from '../store/index.ts'
import { readSites, type Site } from './sites.ts'

/** A row and its item without the body; no item for a tombstone. */
export type Variant = { row: ItemRow; item: StoredItem | null }

const MOST_HELD = 20_000

/** Reads of linked items and sites, kept until the store changes: most answers link to the same few. */
export class Library {
  readonly store: Store
  #generation = -1
  #variants = new Map<string, Variant[]>()
  #sites = new Map<string, Site>()

  constructor(store: Store) {
    this.store = store
  }

  /** All variants of an id, tombstones too. */
  variants(id: string): Variant[] {
    this.#renew()
    const held = this.#variants.get(id)
    if (held) return held
    const variants = this.store
      .all(`SELECT ${ROW_COLUMNS} FROM items i WHERE i.id = ? ORDER BY i.language`, id)
      .map((value) => {
        const row = toRow(value)
        return { row, item: itemOf(row, { body: false }) }
      })
    if (this.#variants.size > MOST_HELD) this.#variants.clear()
    this.#variants.set(id, variants)
    return variants
  }

  sites(): Map<string, Site> {
    this.#renew()
    return this.#sites
  }

  #renew(): void {
    if (this.#generation === this.store.generation) return
    this.#generation = this.store.generation
    this.#variants.clear()
    this.#sites = readSites(this.store)
  }
}

/** The public variant in the first of these languages, else in the original's, else in any. */
export function pickVariant(
  variants: Variant[],
  languages: readonly string[],
): (Variant & { item: StoredItem }) | null {
  const open = variants.flatMap(({ row, item }) => (item ? [{ row, item }] : []))
  const wanted = [...languages, open[0]?.item.originalLanguage ?? '', 'de']
  for (const language of wanted) {
    const found = open.find(({ row }) => row.language === language)
    if (found) return found
  }
  return open[0] ?? null
}

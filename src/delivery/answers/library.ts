import type { StoredItem } from '#contract/item.ts'
import {
  itemOf,
  LINK_COLUMNS,
  ROW_COLUMNS,
  toLinkRow,
  toRow,
  toVariantRow,
  VARIANT_COLUMNS,
  type LinkRow,
  type Store,
  type VariantRow,
} from '../store/index.ts'
import { Memo } from '../memory/memo.ts'
import { Repeats } from '../memory/repeats.ts'
import { marks } from './find.ts'
import type { Noted } from './notes.ts'
import { Parts } from './parts.ts'
import { readSites, type Site } from './sites.ts'

/** One language of an id. */
export type Variant = PublicVariant | { readonly row: VariantRow; readonly item: null }

/** What stands in an answer in place of a link or placeholder, null if its target is not public. */
export type Filling = { bytes: Buffer | null } & Noted

const MOST_BYTES = 2 * 1024 * 1024
/** On the disk: about what a store of 100,000 releases takes. */
const MOST_BYTES_OF_PARTS = 2 ** 30
/** With its item, which only some are asked for. */
const BYTES_OF_VARIANT = 3000

/**
 * What answers have in common, kept until the store changes: linked items, what stands in place of
 * links, and sites. Everything is bounded. What one item alone links to, like its picture, would only
 * take the place of what many do, so links are kept when they are met a second time.
 */
export class Library {
  readonly store: Store
  #generation = -1
  readonly #variants = new Memo<Variant[]>({
    most: MOST_BYTES,
    sizeOf: (variants) => variants.length * BYTES_OF_VARIANT,
    repeats: new Repeats(),
  })
  readonly #fillings = new Memo<Filling>({
    most: MOST_BYTES,
    sizeOf: ({ bytes, tags }) => (bytes?.length ?? 0) + 200 + tags.length * 60,
    repeats: new Repeats(),
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
        .all(`SELECT ${VARIANT_COLUMNS} FROM items i WHERE i.id = ? ORDER BY i.language`, id)
        .map((value) => {
          const row = toVariantRow(value)
          return row.state === 'put' ? new PublicVariant(this.store, row) : { row, item: null }
        }),
    )
  }

  /** Rows by their keys, with what links show of them. */
  linkRows(keys: readonly number[]): Map<number, LinkRow> {
    if (keys.length === 0) return new Map()
    const rows = this.store.all(
      `SELECT ${LINK_COLUMNS} FROM items i WHERE i.key IN (${marks(keys)})`,
      ...keys,
    )
    return new Map(rows.map(toLinkRow).map((row) => [row.key, row]))
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

/** What is public of an id in one language; its item is read when it is first asked for. */
export class PublicVariant {
  readonly row: VariantRow
  readonly #store: Store
  #item: StoredItem | null = null

  constructor(store: Store, row: VariantRow) {
    this.#store = store
    this.row = row
  }

  /** Without its body. */
  get item(): StoredItem {
    this.#item ??= this.#read()
    return this.#item
  }

  #read(): StoredItem {
    const sql = `SELECT ${ROW_COLUMNS} FROM items i WHERE i.key = ?`
    const row = this.#store.get(sql, this.row.key)
    const item = row ? itemOf(toRow(row), { body: false }) : null
    if (!item) throw new Error('What is public has a row and an item')
    return item
  }
}

/** The public variant in the first of these languages, else in the original's, else in any. */
export function pickVariant(
  variants: Variant[],
  languages: readonly string[],
): PublicVariant | null {
  const open = variants.filter((variant) => variant instanceof PublicVariant)
  const wanted = [...languages, open[0]?.row.original ?? '', 'de']
  const found = wanted
    .map((language) => open.find(({ row }) => row.language === language))
    .find((variant) => variant !== undefined)
  return found ?? open[0] ?? null
}

import type { Store } from '../store/index.ts'
import type { Selection } from './selection.ts'

/** A variant that has others beside it. */
type Variant = { key: number; language: string; original: string }

const COLUMNS = 'i.key, i.id, i.language, i.original'

/** Which public items of a type are variants of one another, by the keys of their rows. */
export class Kin {
  readonly #store: Store
  readonly #type: string
  readonly #families = new Map<number, readonly Variant[]>()

  constructor(store: Store, type: string) {
    this.#store = store
    this.#type = type
    this.#read(
      `SELECT ${COLUMNS} FROM items i
       WHERE i.type = ? AND i.state = 'put' AND i.variants > 1 ORDER BY i.id`,
      type,
    )
  }

  /** Takes in what became of the items of these keys. */
  change(touched: readonly number[]): void {
    for (const key of touched) {
      const family = this.#families.get(key) ?? []
      const left = family.filter((variant) => variant.key !== key)
      this.#families.delete(key)
      for (const variant of left) this.#families.set(variant.key, left)
    }
    this.#read(
      `SELECT ${COLUMNS} FROM items i WHERE i.state = 'put' AND +i.type = ? AND i.id IN (
         SELECT t.id FROM items t WHERE t.variants > 1
         AND t.key IN (SELECT value FROM json_each(?))) ORDER BY i.id`,
      this.#type,
      JSON.stringify(touched),
    )
  }

  /** Of these items those that others of the same id stand behind: all but the first of each id. */
  behind(
    { languages, original }: NonNullable<Selection['preferred']>,
    isAmong: (key: number) => boolean,
  ): number[] {
    const rankOf = (variant: Variant): number => {
      const rank = languages.indexOf(variant.language)
      if (rank >= 0) return rank
      return languages.length + (original && variant.language === variant.original ? 0 : 1)
    }
    const behind: number[] = []
    for (const family of new Set(this.#families.values())) {
      const [, ...others] = family
        .filter(({ key }) => isAmong(key))
        .toSorted((a, b) => rankOf(a) - rankOf(b) || (a.language < b.language ? -1 : 1))
      behind.push(...others.map(({ key }) => key))
    }
    return behind
  }

  #read(sql: string, ...values: string[]): void {
    const families = Map.groupBy(this.#store.all(sql, ...values), ({ id }) => id)
    for (const rows of families.values()) {
      const family = rows.map(({ key, language, original }) => ({
        key: Number(key),
        language: String(language),
        original: String(original),
      }))
      for (const { key } of family) this.#families.set(key, family)
    }
  }
}

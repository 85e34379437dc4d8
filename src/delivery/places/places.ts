import type { SortKey } from '#contract/contentType.ts'
import { Bits } from '../search/bits.ts'
import type { Store } from '../store/index.ts'
import { Memo } from '../memory/memo.ts'
import type { Column } from './column.ts'
import { Found } from './found.ts'
import type { By } from './order.ts'
import { always, isOpen, type Selection, type Span, type Wanted } from './selection.ts'
import { type Columns, emptyColumns, momentNumber, Shelf } from './shelf.ts'
import { Values } from './values.ts'

/** How many items have a value. */
export type ValueCount = { value: string; count: number }

const KNOWN_BYTES = 4 * 1024 * 1024
/** After more changes than this at once all is read anew when it is asked for. */
const MOST_TOUCHED = 2000

const columnOf: Record<SortKey, By> = {
  '-date': 'starts_at',
  date: 'starts_at',
  title: 'title_key',
  order: 'ord',
}

/**
 * Finds public items by what lists ask for, and in their order: in memory, because a page of a list is
 * then found in microseconds and a total costs no more than a page. About 40 bytes for each item and
 * four for each value of a filter. Only the orders are read from the store, and only once: what a
 * change touched is taken in when the next list is asked for.
 */
export class Places {
  readonly #store: Store
  #columns: Columns = emptyColumns()
  #shelves = new Map<string, Shelf>()
  #values: Values
  readonly #known = new Memo<Found>({ most: KNOWN_BYTES, sizeOf: ({ size }) => size })
  readonly #reaches = new Memo<Bits>({ most: KNOWN_BYTES, sizeOf: ({ size }) => size })
  #generation = -1
  /** Null: whatever there is may have changed. */
  #touched: Set<number> | null = new Set()

  constructor(store: Store) {
    this.#store = store
    this.#values = new Values(store)
    store.onChanged((keys) => {
      if (keys === null || (this.#touched?.size ?? 0) + keys.size > MOST_TOUCHED) {
        this.#touched = null
      } else {
        for (const key of keys) this.#touched?.add(key)
      }
    })
  }

  /** The items of a selection in the order of a list. */
  find(asked: Selection, sort: SortKey): Found {
    this.#renew()
    const by = columnOf[sort]
    const where = this.#spanned(asked)
    // Any span in the order of starts is a part of the whole: only that is found, and remembered.
    if (by === 'starts_at' && !isOpen(where.start))
      return this.#between(this.find({ ...where, start: always }, sort), where)
    return this.#known.get(JSON.stringify([where, by]), () => this.#ranked(where, by))
  }

  /** One year as a span: of dates of activities it may begin on the evening before. */
  #spanned(where: Selection): Selection {
    const [year, ...others] = where.years
    const isSpan = year !== undefined && others.length === 0 && isOpen(where.start)
    if (!isSpan || this.#shelf(where.type).isDated) return where
    return { ...where, years: [], start: { from: `${year}-01-01`, to: `${year}-12-31` } }
  }

  #between(whole: Found, { type, start: { from, to } }: Selection): Found {
    const { starts } = this.#columns
    const { byStart } = this.#shelf(type)
    const [least, most] = [momentNumber(from ?? ''), momentNumber(to ?? '')]
    return whole.between(
      from === null ? 0 : byStart.firstRank((key) => starts.get(key) >= least),
      to === null ? byStart.size : byStart.firstRank((key) => starts.get(key) > most),
    )
  }

  /** The keys of the items of a selection, as a set. */
  keysOf(where: Selection): Bits {
    const keys = new Bits()
    this.find(where, 'date').each((key) => keys.add(key))
    return keys
  }

  /** How many items of a selection have which value of a filter, or of `year` or `type`. */
  count(where: Selection, name: string): ValueCount[] {
    return this.#count(where, name).filter(({ count }) => count > 0)
  }

  /** The languages in which there are items of a type. */
  languagesOf(type: string): string[] {
    this.#renew()
    const { byStart } = this.#shelf(type)
    const { language, languages } = this.#columns
    const found = new Set<number>()
    byStart.each((key) => found.add(language.get(key)))
    return [...languages].flatMap(([tag, number]) => (tag !== '' && found.has(number) ? [tag] : []))
  }

  /** The values of a filter, each with the keys of the items of a type that have it. */
  valuesOf(type: string, name: string): { value: string; items: Int32Array }[] {
    this.#renew()
    return this.#values.all(type, name)
  }

  #count(where: Selection, name: string): ValueCount[] {
    const found = this.find(where, 'date')
    if (name === 'type') return [{ value: where.type, count: found.total }]
    if (name === 'year') return this.#countYears(found)
    const keys = this.keysOf(where)
    return this.#values
      .all(where.type, name)
      .map(({ value, items }) => ({ value, count: shared(keys, items) }))
  }

  /** Items come in the order of their start, so that most are of the same year as the one before. */
  #countYears(found: Found): ValueCount[] {
    const counts = new Map<string, number>()
    let year: Year = { name: '', first: 0, next: 0 }
    found.each((key) => {
      const day = this.#dayOf(key)
      if (day < year.first || day >= year.next) year = yearOf(day)
      counts.set(year.name, (counts.get(year.name) ?? 0) + 1)
    })
    return [...counts].map(([value, count]) => ({ value, count }))
  }

  #ranked(where: Selection, by: By): Found {
    const order = this.#shelf(where.type).orderBy(by)
    const reached = this.#reached(where)
    const [first, ...others] = where.filters.map((filter) => this.#having(where.type, filter))
    const keys = first?.keep(reached) ?? reached
    for (const having of others) keys.keep(having)
    const conditions = this.#conditionsOf(where)
    const isWanted = (key: number): boolean => conditions.every((isFulfilled) => isFulfilled(key))
    if (!first) {
      const isOpen = conditions.length === 0
      const ranks = order.ranksWhere((key) => keys.has(key) && (isOpen || isWanted(key)))
      return new Found(order, ranks)
    }
    const ranks = new Bits(order.size)
    keys.each((key) => {
      if (isWanted(key)) ranks.add(order.rankOf(key))
    })
    return new Found(order, ranks)
  }

  /** The items with any of the values of a filter, as a new set. */
  #having(type: string, { name, values }: Wanted): Bits {
    const keys = new Bits()
    for (const value of values) {
      for (const key of this.#values.having({ type, name, value })) keys.add(key)
    }
    return keys
  }

  /**
   * All items of a type in the languages and on the website asked for, as often as they should appear.
   * The set must not be changed.
   */
  #reached({ type, languages, channel, preferred }: Selection): Bits {
    return this.#reaches.get(JSON.stringify([type, languages, channel, preferred]), () => {
      const shelf = this.#shelf(type)
      const { language, languages: numbers } = this.#columns
      const wanted = new Set(['', ...(languages ?? [])].map((tag) => numbers.get(tag)))
      const keys = new Bits(shelf.byStart.highestKey)
      shelf.byStart.each((key) => {
        if (languages === null || wanted.has(language.get(key))) keys.add(key)
      })
      if (channel !== null) keys.keep(this.#having(type, { name: 'channel', values: [channel] }))
      if (preferred === null) return keys
      for (const key of shelf.kin.behind(preferred, (key) => keys.has(key))) keys.delete(key)
      return keys
    })
  }

  /** What has to be looked at item by item. */
  #conditionsOf({ years, start, published, window }: Selection): Condition[] {
    const { starts, ends, published: firstPublic } = this.#columns
    const conditions = [...within(starts, start), ...within(firstPublic, published)]
    if (years.length > 0) {
      const wanted = years.map((year) => yearOf(momentNumber(`${year}-01-01`)))
      conditions.push((key) => {
        const day = this.#dayOf(key)
        return wanted.some(({ first, next }) => day >= first && day < next)
      })
    }
    if (window) {
      const [begin, end] = [momentNumber(window.begin), momentNumber(window.end)]
      conditions.push(
        (key) => starts.get(key) < end && (ends.get(key) > begin || starts.get(key) >= begin),
      )
    }
    return conditions
  }

  /** The day of an item as a number; of dates of activities it is not where they start. */
  #dayOf(key: number): number {
    return this.#columns.days.get(key) || this.#columns.starts.get(key)
  }

  #shelf(name: string): Shelf {
    const held = this.#shelves.get(name)
    if (held) return held
    const type = this.#store.contentTypes.get(name)
    const shelf = new Shelf(this.#store, {
      type: name,
      isDated: type?.window !== undefined,
      columns: this.#columns,
    })
    this.#shelves.set(name, shelf)
    return shelf
  }

  #renew(): void {
    const { generation } = this.#store
    if (generation === this.#generation) return
    this.#generation = generation
    this.#known.clear()
    this.#reaches.clear()
    if (this.#touched === null) {
      this.#columns = emptyColumns()
      this.#shelves.clear()
      this.#values = new Values(this.#store)
    } else {
      const touched = [...this.#touched]
      for (const shelf of this.#shelves.values()) shelf.takeOut(touched)
      for (const shelf of this.#shelves.values()) shelf.putIn(touched)
      this.#values.change(touched)
    }
    this.#touched = new Set()
  }
}

type Condition = (key: number) => boolean

function within(column: Column<Float64Array>, { from, to }: Span): Condition[] {
  const [least, most] = [from ?? '', to ?? ''].map(momentNumber)
  return [
    ...(from === null ? [] : [(key: number) => column.get(key) >= (least ?? 0)]),
    ...(to === null ? [] : [(key: number) => column.get(key) <= (most ?? 0)]),
  ]
}

/** A year, and the numbers of its first day and that of the next. */
type Year = { name: string; first: number; next: number }

function yearOf(day: number): Year {
  const year = new Date(Math.ceil(day)).getUTCFullYear()
  const name = (of: number) => String(of).padStart(4, '0')
  return {
    name: name(year),
    first: momentNumber(`${name(year)}-01-01`),
    next: year < 9999 ? momentNumber(`${name(year + 1)}-01-01`) : Infinity,
  }
}

function shared(keys: Bits, items: Int32Array): number {
  let count = 0
  for (const key of items) if (keys.has(key)) count += 1
  return count
}

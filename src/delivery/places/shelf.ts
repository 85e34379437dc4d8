import type { Store } from '../store/index.ts'
import { Column } from './column.ts'
import { Kin } from './kin.ts'
import { type By, Order, type Position } from './order.ts'

const READ_AT_ONCE = 5000

/** What is known of every public item by the key of its row; shared by all types. */
export type Columns = {
  ranks: Record<By, Column<Int32Array>>
  /** When it starts and when it was first public, as `momentNumber` says. */
  starts: Column<Float64Array>
  published: Column<Float64Array>
  /** Of dates of activities also the end and the day. */
  ends: Column<Float64Array>
  days: Column<Float64Array>
  /** The number of its language, as `languages` has them. */
  language: Column<Uint16Array>
  languages: Map<string, number>
}

export function emptyColumns(): Columns {
  const ranks = () => new Column((length) => new Int32Array(length))
  const moments = () => new Column((length) => new Float64Array(length))
  return {
    ranks: { starts_at: ranks(), title_key: ranks(), ord: ranks() },
    starts: moments(),
    published: moments(),
    ends: moments(),
    days: moments(),
    language: new Column((length) => new Uint16Array(length)),
    languages: new Map(),
  }
}

/**
 * A day or an instant as a number in the order that their texts have: milliseconds, a day just before
 * its first one.
 */
export function momentNumber(moment: string): number {
  const time = Date.parse(moment)
  if (Number.isNaN(time)) return 0
  return moment.length === 10 ? time - 0.5 : time
}

/**
 * The public items of one type in their orders. Each part is read when it is first asked for, then
 * kept up with every change.
 */
export class Shelf {
  readonly byStart: Order
  readonly isDated: boolean
  readonly #type: string
  readonly #store: Store
  readonly #columns: Columns
  readonly #others = new Map<By, Order>()
  #kin: Kin | null = null

  /** `isDated`: its items are dates of others, which may end on another day. */
  constructor(
    store: Store,
    { type, isDated, columns }: { type: string; isDated: boolean; columns: Columns },
  ) {
    this.#type = type
    this.isDated = isDated
    this.#store = store
    this.#columns = columns
    this.byStart = this.#order('starts_at')
    this.#readAll()
  }

  orderBy(by: By): Order {
    if (by === 'starts_at') return this.byStart
    const held = this.#others.get(by) ?? this.#order(by)
    this.#others.set(by, held)
    return held
  }

  get kin(): Kin {
    this.#kin ??= new Kin(this.#store, this.#type)
    return this.#kin
  }

  /** Takes the items of these keys out; to be done with all types before `putIn`. */
  takeOut(touched: readonly number[]): void {
    for (const order of this.#orders()) order.takeOut(touched)
  }

  /** Takes in what became of the items of these keys. */
  putIn(touched: readonly number[]): void {
    for (const order of this.#orders()) order.putIn(touched)
    this.#kin?.change(touched)
    this.#read('+type = ? AND key IN (SELECT value FROM json_each(?))', JSON.stringify(touched))
  }

  #orders(): Order[] {
    return [this.byStart, ...this.#others.values()]
  }

  #order(by: By): Order {
    const { ranks } = this.#columns
    return new Order(this.#store, { type: this.#type, by, ranks: ranks[by] })
  }

  // All that is wanted stands in the index of this order: the rows themselves are not touched.
  #readAll(): void {
    let after: Position = ['', '', '', '']
    for (let rank = 0; rank < this.byStart.size; rank += READ_AT_ONCE) {
      this.#read(
        `type = ? AND (starts_at, published_at, id, language) > (?, ?, ?, ?)
         ORDER BY starts_at, published_at, id, language LIMIT ${READ_AT_ONCE}`,
        ...after,
      )
      const last = Math.min(rank + READ_AT_ONCE, this.byStart.size) - 1
      after = this.byStart.positionOf(this.byStart.keyAt(last))
    }
  }

  #read(condition: string, ...values: string[]): void {
    const columns = this.#columns
    const lists = ['key', 'language', 'starts_at', 'published_at', 'ends_at', 'date']
    const row = this.#store.get(
      `SELECT ${lists.map((name) => `json_group_array(${name}) AS ${name}`).join(', ')}
       FROM (SELECT ${lists.join(', ')} FROM items WHERE state = 'put' AND ${condition})`,
      this.#type,
      ...values,
    )
    const listOf = (name: string): string[] => JSON.parse(String(row?.[name]))
    const [languages, starts, published] = ['language', 'starts_at', 'published_at'].map(listOf)
    const keys: number[] = JSON.parse(String(row?.key))
    for (const [at, key] of keys.entries()) {
      columns.language.set(key, this.#numberOf(languages?.[at] ?? ''))
      columns.starts.set(key, momentNumber(starts?.[at] ?? ''))
      columns.published.set(key, momentNumber(published?.[at] ?? ''))
    }
    if (!this.isDated) {
      // Keys are given anew: this one may have been that of a date.
      for (const key of keys) for (const column of [columns.ends, columns.days]) column.clear(key)
      return
    }
    const [ends, days] = ['ends_at', 'date'].map(listOf)
    for (const [at, key] of keys.entries()) {
      columns.ends.set(key, momentNumber(ends?.[at] ?? ''))
      columns.days.set(key, momentNumber(days?.[at] ?? ''))
    }
  }

  #numberOf(language: string): number {
    const { languages } = this.#columns
    const held = languages.get(language) ?? languages.size
    languages.set(language, held)
    return held
  }
}

import type { SQLInputValue } from 'node:sqlite'
import { Bits } from './bits.ts'
import { roomFor, wider } from './numbers.ts'
import { Order } from './order.ts'

/** The store as search reads it. */
export type Tables = {
  all(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[]
  get(sql: string, ...values: SQLInputValue[]): Record<string, unknown> | undefined
  /** Grows with every change of what the tables hold. */
  readonly generation: number
}

const READ_AT_ONCE = 10_000

const NEXT_ROWS = `SELECT row, item, day, published, tie FROM search_rows
  WHERE row > ? ORDER BY row LIMIT ${READ_AT_ONCE}`
const NEXT_GONE = `SELECT at, row FROM search_gone WHERE at > ? ORDER BY at LIMIT ${READ_AT_ONCE}`
const LAST_GONE = "SELECT seq AS at FROM sqlite_sequence WHERE name = 'search_gone'"

/**
 * What can be found, by row number: its key in `items` and its place in the order of hits. About
 * 40 bytes per item, read when the first search comes and read on after every change.
 */
export class Rows {
  readonly #tables: Tables
  #generation = -1
  #make = ''
  #gone = 0
  #alive = new Bits()
  #items = new Int32Array(0)
  #rowOfItem = new Int32Array(0)
  readonly order = new Order()
  /** The highest row number so far. */
  last = 0
  /** Grows with every change. */
  version = 0
  /** Grows when all numbers lose their meaning: the store was built anew. */
  era = 0

  constructor(tables: Tables) {
    this.#tables = tables
  }

  /** Reads what has changed since it was last called. */
  refresh(): void {
    const { generation } = this.#tables
    if (generation === this.#generation) return
    this.#generation = generation
    const make = String(this.#tables.get('SELECT id FROM search_make')?.id)
    if (make !== this.#make || !this.#readGone()) this.#reset(make)
    this.#readNew()
    this.order.renew((row) => this.#alive.has(row))
    this.version += 1
  }

  get alive(): Bits {
    return this.#alive
  }

  itemAt(row: number): number {
    return this.#items[row] ?? 0
  }

  /** The row of the item with this key; 0 if it cannot be found. */
  rowOf(key: number): number {
    return this.#rowOfItem[key] ?? 0
  }

  #reset(make: string): void {
    this.#make = make
    this.#gone = Number(this.#tables.get(LAST_GONE)?.at ?? 0)
    this.#alive = new Bits()
    this.#rowOfItem = new Int32Array(0)
    this.order.clear()
    this.last = 0
    this.era += 1
  }

  /** False if some removals have been forgotten already. */
  #readGone(): boolean {
    for (;;) {
      const gone = this.#tables.all(NEXT_GONE, this.#gone)
      for (const entry of gone) {
        const at = Number(entry.at)
        if (at !== this.#gone + 1) return false
        this.#gone = at
        this.#alive.delete(Number(entry.row))
      }
      if (gone.length < READ_AT_ONCE) return true
    }
  }

  #readNew(): void {
    for (;;) {
      const added = this.#tables.all(NEXT_ROWS, this.last)
      if (added.length === 0) return
      this.#makeRoom(Number(added.at(-1)?.row), Math.max(...added.map(({ item }) => Number(item))))
      for (const entry of added) {
        const row = Number(entry.row)
        this.#items[row] = Number(entry.item)
        this.#rowOfItem[Number(entry.item)] = row
        this.#alive.add(row)
        this.order.add(row, {
          day: Number(entry.day),
          published: Number(entry.published),
          tie: Number(entry.tie),
        })
        this.last = row
      }
    }
  }

  #makeRoom(row: number, item: number): void {
    if (row >= this.#items.length) this.#items = wider(this.#items, new Int32Array(roomFor(row)))
    if (item >= this.#rowOfItem.length) {
      this.#rowOfItem = wider(this.#rowOfItem, new Int32Array(roomFor(item)))
    }
  }
}

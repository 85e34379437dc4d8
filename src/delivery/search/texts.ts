import { z } from 'zod'
import { rowsOf } from '../answers/find.ts'
import { itemOf, plainTextOf, type Store, unmarked } from '../store/index.ts'
import type { Rows } from './rows.ts'

/** What hits are marked in. */
export type ItemTexts = {
  title: string
  /** Teaser, body and what its type adds, one by one: most hits are found before all are read. */
  texts: Iterable<string>
}

/** The body as bytes: one sign that is not Latin, a quotation mark, makes a string twice as long. */
type Held = {
  type: string
  title: string
  teaser: string
  body: Buffer
  /** What the type adds; null until it was asked for. */
  more: string[] | null
}

const MOST_BYTES = 10 * 2 ** 20
/** What an entry takes beyond its texts, about. */
const OVERHEAD = 400

const READ = `SELECT i.key, i.type, i.summary, i.body FROM items i
  WHERE i.key IN (SELECT value FROM json_each(?))`

const headSchema = z.object({ title: z.string().catch(''), teaser: z.string().nullish() })

/**
 * The texts of found items, those last used remembered. An item that changes is found under a new row
 * number, so that what is remembered stays true until the store is built anew.
 */
export class Texts {
  readonly #store: Store
  readonly #rows: Rows
  #era = 0
  #bytes = 0
  /** By row number; those used longest ago come first. */
  readonly #held = new Map<number, Held>()

  constructor({ store, rows }: { store: Store; rows: Rows }) {
    this.#store = store
    this.#rows = rows
  }

  /** The texts of items by their keys, without those that are gone. */
  of(keys: number[]): Map<number, ItemTexts> {
    if (this.#era !== this.#rows.era) this.#forget()
    const found = new Map<number, ItemTexts>()
    const missing: number[] = []
    for (const key of keys) {
      const row = this.#rows.rowOf(key)
      const held = this.#held.get(row)
      if (!held) {
        missing.push(key)
        continue
      }
      this.#held.delete(row)
      this.#held.set(row, held)
      found.set(key, this.#textsOf(key, held))
    }
    if (missing.length === 0) return found
    for (const value of this.#store.all(READ, JSON.stringify(missing))) {
      const key = Number(value.key)
      const held = read(value)
      this.#keep(this.#rows.rowOf(key), held)
      found.set(key, this.#textsOf(key, held))
    }
    return found
  }

  #textsOf(key: number, held: Held): ItemTexts {
    return { title: held.title, texts: this.#each(key, held) }
  }

  *#each(key: number, held: Held): Generator<string> {
    const { teaser, body } = held
    if (teaser) yield teaser
    if (body.length > 0) yield body.toString()
    yield* held.more ?? this.#readMore(key, held)
  }

  #readMore(key: number, held: Held): string[] {
    const [row] = rowsOf(this.#store, 'WHERE i.key = ?', key)
    const item = row ? itemOf(row, { body: true }) : null
    const texts = item && this.#store.contentTypes.get(held.type)?.searchText?.(item)
    const more = (texts ?? []).filter((text) => text !== '')
    const number = this.#rows.rowOf(key)
    if (this.#held.get(number) === held) {
      this.#bytes -= sizeOf(held)
      held.more = more
      this.#keep(number, held)
    }
    return more
  }

  #keep(row: number, held: Held): void {
    this.#held.set(row, held)
    this.#bytes += sizeOf(held)
    for (const [oldest, texts] of this.#held) {
      if (this.#bytes <= MOST_BYTES || oldest === row) break
      this.#held.delete(oldest)
      this.#bytes -= sizeOf(texts)
    }
  }

  #forget(): void {
    this.#era = this.#rows.era
    this.#held.clear()
    this.#bytes = 0
  }
}

function read({ type, summary, body }: Record<string, unknown>): Held {
  const head = bytesOf(summary)
  const { title, teaser } = headSchema.parse(JSON.parse(`{${unmarked(head)}}`))
  const text = plainTextOf(bytesOf(body))
  return { type: String(type), title, teaser: teaser ?? '', body: alone(text), more: null }
}

/** A text in memory of its own: small buffers share theirs, which then stays as long as any of them. */
function alone(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  return bytes
}

function bytesOf(value: unknown): Buffer {
  return value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.length)
    : Buffer.alloc(0)
}

function sizeOf({ title, teaser, body, more }: Held): number {
  const length = (more ?? []).reduce((sum, text) => sum + text.length, 0)
  return 2 * (title.length + teaser.length + length) + body.length + OVERHEAD
}

import { z } from 'zod'
import { rowsOf } from '../answers/find.ts'
import { itemOf, plainTextOf, type Store, unmarked } from '../store/index.ts'
import { type Coded, codedTexts, Writer } from './coding.ts'
import type { Pieces } from './pieces.ts'
import type { Rows } from './rows.ts'
import { type Place, Shelf } from './shelf.ts'

/** What hits are marked in. */
export type ItemTexts = {
  title: Coded
  /** Teaser, body and what its type adds, one by one: most hits are found before all are read. */
  texts: Iterable<Coded>
}

/** `room`: bytes that texts may take. */
export type TextSource = { store: Store; rows: Rows; room: () => number }

/** Teaser, body and at least one text more. */
const WHOLE = 3

const READ = `SELECT i.key, i.summary, i.body FROM items i
  WHERE i.key IN (SELECT value FROM json_each(?))`

const headSchema = z.object({ title: z.string().catch(''), teaser: z.string().nullish() })

/**
 * The texts of found items, coded, those read last remembered. An item that changes is found under a
 * new row number, so that what is remembered stays true until the store is built anew.
 */
export class Texts {
  readonly #store: Store
  readonly #rows: Rows
  readonly #writer: Writer
  #era = 0
  /** By row number: title, teaser, body, and once it was asked for what the type adds. */
  readonly #held: Shelf

  constructor({ store, rows, pieces, room }: TextSource & { pieces: Pieces }) {
    this.#store = store
    this.#rows = rows
    this.#writer = new Writer(pieces)
    this.#held = new Shelf(room)
  }

  /** The texts of items by their keys, without those that are gone. */
  of(keys: number[]): Map<number, ItemTexts> {
    if (this.#era !== this.#rows.era) this.#held.clear()
    this.#era = this.#rows.era
    const found = new Map<number, ItemTexts>()
    const missing: number[] = []
    for (const key of keys) {
      const held = this.#held.get(this.#rows.rowOf(key))
      if (held) found.set(key, this.#textsAt(key, held))
      else missing.push(key)
    }
    if (missing.length === 0) return found
    for (const { key, summary, body } of this.#store.all(READ, JSON.stringify(missing))) {
      const { title, teaser } = headSchema.parse(JSON.parse(`{${unmarked(bytesOf(summary))}}`))
      const written = this.#writer
        .add(title, { plain: false })
        .add(teaser ?? '', { plain: true })
        .add(plainTextOf(bytesOf(body)), { plain: true })
        .done()
      const held = this.#held.put(this.#rows.rowOf(Number(key)), written)
      found.set(Number(key), this.#textsAt(Number(key), held))
    }
    return found
  }

  #textsAt(key: number, held: Place): ItemTexts {
    const title = codedTexts(held).next().value ?? { ...held, end: held.start }
    return { title, texts: this.#each(key, held, title.end) }
  }

  *#each(key: number, held: Place, start: number): Generator<Coded> {
    let count = 0
    for (const text of codedTexts({ ...held, start })) {
      if (isSome(text)) yield text
      count += 1
    }
    if (count >= WHOLE) return
    const whole = this.#readMore(key, held)
    const known = held.end - held.start
    for (const text of codedTexts({ ...whole, start: whole.start + known })) {
      if (isSome(text)) yield text
    }
  }

  /** Keeps with what is held what the type adds. */
  #readMore(key: number, held: Place): Place {
    const [row] = rowsOf(this.#store, 'WHERE i.key = ?', key)
    const item = row ? itemOf(row, { body: true }) : null
    const added = item ? this.#store.contentTypes.get(item.type)?.searchText?.(item) : null
    // An empty one says that there are none.
    const texts = added && added.length > 0 ? added : ['']
    for (const text of texts) this.#writer.add(text, { plain: true })
    const first = held.bytes.subarray(held.start, held.end)
    return this.#held.put(this.#rows.rowOf(key), Buffer.concat([first, this.#writer.done()]))
  }
}

function isSome({ start, end }: Coded): boolean {
  return end > start
}

function bytesOf(value: unknown): Buffer {
  return value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.length)
    : Buffer.alloc(0)
}
